"""What a shell offers for a command line that is half typed: asked as shells ask, then by the shells themselves."""

from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

import claimcheck
from claimcheck.engine import load_rules
from tests.repositories import git, repository

PORTS = Path(__file__).parent / "bases" / "ports"
SUMMIT = ["summit_date", "summit_occurs", "summit_place"]
RULES = [rule.code for rule in load_rules() if rule.code.startswith("R0")]
RESULT = claimcheck.check(PORTS)
FINDINGS = [finding.id for finding in RESULT.findings if finding.rule in RULES]
QUESTIONS = RESULT.base.registries.questions

# The words after `claimcheck`, of which the last is half typed, and what is offered for it.
CASES = {
    "a command": (["con"], ["contradictions"]),
    "an option": (["report", "--vi"], ["--visit"]),
    "a choice": (["report", "--format", "ma"], ["markdown"]),
    "a visit": (["report", "--visit", "203"], ["2030-10-veldt", "2031-05-veldt"]),
    "a visit, after another option": (["contradictions", "--all", "--visit", "2031"], ["2031-05-veldt"]),
    "a source": (["claims", "--source", "kesh"], ["kesh-mayor"]),
    "a source whose record is asked for": (["sources", "kesh"], ["kesh-mayor"]),
    "a form to export to": (["export", "data"], ["datapackage"]),
    "a question": (["claims", "--question", "summit"], SUMMIT),
    "a rule": (["rules", "R0"], RULES),
    "one of several visits to explain": (["explain", "203"], ["2030-10-veldt/", "2031-05-veldt/"]),
    "a question of a visit to explain": (["explain", "2031-05-veldt/su"], [f"2031-05-veldt/{id}" for id in SUMMIT]),
    "all questions of the only such visit": (["explain", "orn"], [f"orn-habits/{id}" for id in QUESTIONS]),
    "a finding of the reports": (["explain", "R0"], FINDINGS),
    "findings to review": (["review", "--all", FINDINGS[0], "R0"], FINDINGS),
    "a finding whose decision is withdrawn": (["review", "--withdraw", "R0"], FINDINGS),
    "a visit of a new article": (["new", "--visit", "203"], ["2030-10-veldt", "2031-05-veldt"]),
    "a kind of file": (["schema", "p"], ["people", "places"]),
    "a visit of another claim base": (["report", "--claims", "other", "--visit", "1"], ["1999-the-other"]),
    "a visit of no claim base": (["report", "--claims", "nowhere", "--visit", "203"], []),
    "nothing like it": (["report", "--visit", "1999"], []),
}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the claim base of the ports, its reports, and another claim base."""
    folder = tmp_path_factory.mktemp("place")
    shutil.copytree(PORTS, folder / "claims")
    (folder / "other").mkdir()
    (folder / "other" / "visits.yaml").write_text('1999-the-other: {title: "Another visit"}\n')
    run(folder, "report", "--output", "reports")
    return folder


def run(place: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "claimcheck.cli", *arguments],
        cwd=place,
        env={**os.environ, **environment},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )


def offered(place: Path, *words: str) -> list[str]:
    """What claimcheck answers to bash, which must be all that it says."""
    line = {"COMP_WORDS": " ".join(["claimcheck", *words]), "COMP_CWORD": str(len(words))}
    done = run(place, **line, _CLAIMCHECK_COMPLETE="complete_bash")
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.parametrize(("words", "expected"), CASES.values(), ids=CASES)
def test_offered(place: Path, words: list[str], expected: list[str]) -> None:
    assert sorted(offered(place, *words)) == sorted(expected)


def test_branches_and_tags_are_offered(tmp_path: Path) -> None:
    shutil.copytree(PORTS, tmp_path / "claims")
    repository(tmp_path)
    for name in ("refs/heads/mayor", "refs/tags/v1.0", "refs/remotes/origin/mayor", "refs/tags/m$(touch,x)"):
        git(tmp_path, "update-ref", name, "HEAD")
    assert offered(tmp_path, "diff", "ma") == ["main", "mayor"]
    assert offered(tmp_path, "diff", "main", "v") == ["v1.0"]
    assert offered(tmp_path, "diff", "m") == ["main", "mayor"]


BROKEN = {
    "visits.yaml": ["a: [", "- a\n", "", "\0", "<<<<<<< ours\n", "a: " + "[" * 50_000],
    "reports/findings.json": ["", "[]", '{"findings": [{"id": 1}]}', '{"findings": ' + "[" * 50_000],
}


@pytest.mark.parametrize(("file", "text"), [(file, text) for file, texts in BROKEN.items() for text in texts])
def test_nothing_is_said_of_what_cannot_be_read(tmp_path: Path, file: str, text: str) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "reports").mkdir()
    path = tmp_path / ("reports/findings.json" if "/" in file else f"claims/{file}")
    path.write_text(text)
    assert offered(tmp_path, "report", "--visit", "") == []
    assert offered(tmp_path, "explain", "") == []


def test_what_is_offered_loads_nothing_heavy(place: Path) -> None:
    code = (
        "import sys, claimcheck.cli as cli\n"
        "loaded = lambda: {name for name in ('duckdb', 'cattrs', 'rich') if sys.modules.get(name)}\n"
        "cli.leave = lambda code: print('loaded:', *loaded())\n"
        "cli.main()"
    )
    line = {"_TYPER_COMPLETE_ARGS": "claimcheck explain 2", "_CLAIMCHECK_COMPLETE": "complete_zsh"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=place, env={**os.environ, **line}, capture_output=True, check=True, text=True
    )
    assert "2031-05-veldt/" in done.stdout
    assert "loaded:\n" in done.stdout


# --- The shells themselves --------------------------------------------------------------------------------


READY = "\x1b[?2004h"  # how the line editor of each shell says that it waits for keys


def typed(shell: str, place: Path, home: Path, *lines: str) -> str:
    """What is on the screen after these lines were typed into an interactive shell."""
    controller, terminal = pty.openpty()
    command = ["setsid", "--ctty", "--wait", shell, "-i"]
    left = [*lines, "exit"]
    screen = ""
    with subprocess.Popen(
        command, cwd=place, env=surroundings(home), stdin=terminal, stdout=terminal, stderr=terminal
    ) as process:
        os.close(terminal)
        while True:
            try:
                screen += os.read(controller, 65536).decode()
            except OSError:  # how Linux says that the other end is closed
                break
            if left and screen.count(READY) > len(lines) + 1 - len(left):
                os.write(controller, f"{left.pop(0)}\n".encode())
        process.wait(timeout=60)
    os.close(controller)
    return screen


def surroundings(home: Path) -> dict[str, str]:
    """The environment of a shell: a home of its own, and claimcheck on the path."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {"HOME": str(home), "PATH": path, "TERM": "xterm", "LANG": "C.UTF-8"}


def by_bash(place: Path, home: Path, words: Sequence[str]) -> list[str]:
    """What the function that readline calls for the command puts in COMPREPLY."""
    script = """
        source ~/.bashrc
        COMP_WORDS=(claimcheck "$@")
        COMP_CWORD=$#
        complete=$(complete -p claimcheck) && complete=${complete##*-F }
        "${complete%% *}" claimcheck "${@: -1}" "${@: -2:1}"
        printf '%s\\n' "${COMPREPLY[@]}"
    """
    return asked(place, home, "bash", "-c", script, "bash", *words)


def by_fish(place: Path, home: Path, words: Sequence[str]) -> list[str]:
    return asked(place, home, "fish", "-c", 'complete -C "$argv"', " ".join(["claimcheck", *words]))


def by_zsh(place: Path, home: Path, words: Sequence[str]) -> list[str]:
    """What zsh's line editor is given by the completion system when Tab is pressed."""
    (home / "noted.zsh").write_text(
        """
        compadd() {
            [[ " $* " == *" -"[OAD]" "* ]] && { builtin compadd "$@"; return }
            local found=()
            builtin compadd -O found "$@"
            print -rl -- $found >>~/offered
        }
        """
    )
    (home / "offered").unlink(missing_ok=True)
    load = "claimcheck \t\x15"  # at the first Tab zsh only loads the function, and offers nothing
    typed("zsh", place, home, load, "source ~/noted.zsh", " ".join(["claimcheck", *words]) + "\t\x15")
    return (home / "offered").read_text().split() if (home / "offered").exists() else []


def asked(place: Path, home: Path, *command: str) -> list[str]:
    done = subprocess.run(command, cwd=place, env=surroundings(home), capture_output=True, check=True, text=True)
    assert done.stderr == ""
    return [line.partition("\t")[0] for line in done.stdout.splitlines() if line]


SHELLS: dict[str, Callable[[Path, Path, Sequence[str]], list[str]]] = {"bash": by_bash, "zsh": by_zsh, "fish": by_fish}


@pytest.fixture(scope="module", params=SHELLS)
def shell(request: pytest.FixtureRequest, place: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """A shell, and a home in which completion was installed from within it."""
    if shutil.which(request.param) is None:
        pytest.skip(f"{request.param} is not installed")
    home = tmp_path_factory.mktemp(request.param)
    (home / ".zshrc").touch()  # otherwise zsh asks its new user what to put there
    screen = typed(request.param, place, home, "claimcheck --install-completion")
    assert f"{request.param} completion installed in" in screen
    return request.param, home


@pytest.mark.heavy
def test_offered_by_the_shell(shell: tuple[str, Path], place: Path) -> None:
    name, home = shell
    for words, expected in CASES.values():
        if expected:
            assert sorted(SHELLS[name](place, home, words)) == sorted(expected), words


HOSTILE = [
    "$(touch pwned)",
    "`touch pwned`",
    "'; touch pwned; '",
    '"; touch pwned; "',
    r"\$(touch pwned)",
    r"\\\$(touch pwned)",
    r"\`touch pwned`",
    "))'; touch pwned; _arguments '*: :((x",
    "[/bold]",
    "a\x1b]0;b\x07c",
    "\u202edne",
    "%F{red}{a}*?~",
]


@pytest.mark.heavy
def test_hostile_names_and_titles_are_no_commands(shell: tuple[str, Path], tmp_path: Path) -> None:
    name, home = shell
    (tmp_path / "claims").mkdir()
    entries = {f"visit-{number}": {"title": text} for number, text in enumerate(HOSTILE)}
    entries |= {f"visit-{text}": {"title": "An id that is none"} for text in HOSTILE}
    (tmp_path / "claims" / "visits.yaml").write_text(json.dumps(entries))
    found = SHELLS[name](tmp_path, home, ["report", "--visit", "visit"])
    assert sorted(found) == sorted(f"visit-{number}" for number in range(len(HOSTILE)))
    assert [path.name for path in tmp_path.iterdir()] == ["claims"]
