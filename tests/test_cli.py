"""The command line as its users meet it: exit codes, streams, bad input, closed pipes."""

from __future__ import annotations

import json
import os
import pty
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from claimcheck.report.tables import display_width

PORTS = Path(__file__).parent / "bases" / "ports"
TEXTS = Path(__file__).parent / "bases" / "ports-texts"
VISIT = "2031-05-veldt"

Done = subprocess.CompletedProcess[str]


def claimcheck(*arguments: object, at: Path, environment: Mapping[str, str] | None = None) -> Done:
    """Run the command as a user would, in the folder `at`, without colour or a terminal."""
    clean = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "NO_COLOR")}
    done = subprocess.run(
        [sys.executable, "-m", "claimcheck.cli", *map(str, arguments)],
        cwd=at,
        env={**clean, **(environment or {})},
        capture_output=True,
        check=False,
    )
    out, err = done.stdout.decode(), done.stderr.decode()
    assert "Traceback" not in err
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)


Asked = Callable[..., Done]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    """Run the command on the claim base of the ports, which nothing changes: each command line only once."""
    folder = tmp_path_factory.mktemp("ports")
    shutil.copytree(PORTS, folder / "claims")

    @cache
    def run(*arguments: str, **environment: str) -> Done:
        return claimcheck(*arguments, at=folder, environment=environment)

    return run


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A working folder with a claim base of its own, to be changed."""
    shutil.copytree(PORTS, tmp_path / "claims")
    return tmp_path


def break_one_file(home: Path) -> None:
    (home / "claims" / "articles" / "2031-06-01-broken.yaml").write_text("article: [\n")


# --- Whole outputs ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [80, 140])
def test_report_as_tables(ask: Asked, golden: Any, width: int) -> None:
    done = ask("report", COLUMNS=str(width))
    assert (done.returncode, done.stderr) == (0, "")
    assert max(display_width(line) for line in done.stdout.split("\n")) <= width
    golden(f"ports-{width}.txt", done.stdout)


@pytest.mark.parametrize(("form", "suffix"), [("json", "json"), ("csv", "csv"), ("markdown", "md")])
def test_report_for_others(ask: Asked, golden: Any, form: str, suffix: str) -> None:
    done = ask("report", "--format", form)
    assert (done.returncode, done.stderr) == (0, "")
    golden(f"ports.{suffix}", done.stdout)


@pytest.mark.parametrize("width", [80, 140])
def test_contradictions(ask: Asked, golden: Any, width: int) -> None:
    done = ask("contradictions", "--all", COLUMNS=str(width))
    assert done.returncode == 0
    assert max(display_width(line) for line in done.stdout.split("\n")) <= width
    golden(f"ports-contradictions-{width}.txt", done.stdout)


def test_claims(ask: Asked, golden: Any) -> None:
    done = ask("claims")
    assert done.returncode == 0
    golden("ports-claims.txt", done.stdout)


def test_every_quote_is_shown_in_full(ask: Asked) -> None:
    words = ask("claims", COLUMNS="80").stdout.split()
    entries = json.loads(ask("claims", "--format", "json").stdout)["claims"]
    assert entries
    shown = " ".join(words)
    for entry in entries:
        assert f"“{entry['quote']}”" in shown
        assert f"{entry['file']}:{entry['line']}" in words


# --- Same input, same bytes -------------------------------------------------------------------------------


def test_the_output_depends_on_the_claims_alone(home: Path) -> None:
    elsewhere = home / "elsewhere"
    elsewhere.mkdir()
    first = claimcheck("report", "--format", "json", at=home, environment={"PYTHONHASHSEED": "1", "TZ": "UTC"})
    second = claimcheck(
        *("report", "--format", "json", "--claims", home / "claims"),
        at=elsewhere,
        environment={"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati"},
    )
    assert first.stdout == second.stdout


def test_output_is_utf8_in_any_locale(ask: Asked) -> None:
    plain = ask("report", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert plain.stdout == ask("report").stdout
    assert "─" in plain.stdout


# --- Colour -----------------------------------------------------------------------------------------------


def on_a_terminal(home: Path, environment: Mapping[str, str]) -> str:
    """What `claimcheck report` writes to a terminal."""
    controller, terminal = pty.openpty()
    clean = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "COLUMNS")}
    command = [sys.executable, "-m", "claimcheck.cli", "report", "--visit", VISIT]
    with subprocess.Popen(
        command, cwd=home, env={**clean, "TERM": "xterm", **environment}, stdout=terminal, stderr=terminal
    ) as process:
        os.close(terminal)
        data = b""
        while True:
            try:
                piece = os.read(controller, 65536)
            except OSError:  # how Linux says that the other end is closed
                break
            if not piece:
                break
            data += piece
        process.wait()
    os.close(controller)
    return data.decode()


def test_colour_is_for_terminals(home: Path) -> None:
    assert "\x1b[" in on_a_terminal(home, {})
    assert "\x1b[" not in on_a_terminal(home, {"NO_COLOR": "1"})
    assert "\x1b[" not in on_a_terminal(home, {"TERM": "dumb"})


# --- Bad usage and bad input ------------------------------------------------------------------------------


def test_a_missing_folder(tmp_path: Path) -> None:
    done = claimcheck("report", at=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "cannot read the claim base claims" in done.stderr


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "claims").write_text("")
    assert claimcheck("report", at=tmp_path).returncode == 2


@pytest.mark.parametrize("command", ["report", "contradictions", "review", "claims", "lint"])
def test_an_empty_folder(tmp_path: Path, command: str) -> None:
    (tmp_path / "claims").mkdir()
    done = claimcheck(command, at=tmp_path)
    assert (done.returncode, done.stdout) == (3, "")
    assert "nothing to check" in done.stderr


def test_a_broken_file_among_good_ones(home: Path) -> None:
    whole = claimcheck("report", "--visit", VISIT, at=home)
    break_one_file(home)
    done = claimcheck("report", "--visit", VISIT, at=home)
    assert done.returncode == 2
    assert done.stdout == whole.stdout
    assert re.search(r"^\d+ problems?, run claimcheck lint", done.stderr)
    assert "2031-06-01-broken.yaml:" in done.stderr


def test_a_binary_file(home: Path) -> None:
    (home / "claims" / "articles" / "2031-06-01-broken.yaml").write_bytes(bytes(range(256)))
    done = claimcheck("report", at=home)
    assert done.returncode == 2
    assert done.stdout


def test_a_folder_in_place_of_a_file(home: Path) -> None:
    (home / "claims" / "articles" / "2031-06-01-broken.yaml").mkdir()
    done = claimcheck("report", at=home)
    assert done.returncode == 2
    assert done.stdout


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read(home: Path) -> None:
    (home / "claims" / "articles" / "2031-06-01-broken.yaml").touch(mode=0)
    assert claimcheck("report", at=home).returncode == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("report", "--visit", "2031-05-velt"),
        ("contradictions", "--visit", "2031-05-velt"),
        ("claims", "--visit", "2031-05-velt"),
    ],
)
def test_an_unknown_visit(ask: Asked, arguments: tuple[str, ...]) -> None:
    done = ask(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"did you mean {VISIT}?" in done.stderr


@pytest.mark.parametrize(
    ("option", "wrong", "right"), [("--source", "kesh-major", "kesh-mayor"), ("--question", "stopp", "stop")]
)
def test_other_unknown_ids(ask: Asked, option: str, wrong: str, right: str) -> None:
    done = ask("claims", option, wrong)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"did you mean {right}?" in done.stderr


@pytest.mark.parametrize("day", ["2031-02-30", "soon", "", "2031-05/.."])
def test_an_invalid_day(ask: Asked, day: str) -> None:
    done = ask("report", "--as-of", day)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"claimcheck: --as-of {day}".strip())


def test_a_month_stands_for_its_last_day(ask: Asked) -> None:
    month = ask("report", "--as-of", "2031-04")
    assert month.stdout == ask("report", "--as-of", "2031-04-30").stdout
    assert "As of 2031-04-30" in month.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("reprot",),
        ("report", "--format", "yaml"),
        ("report", "--fail-on", "everything"),
        ("report", "--visit", VISIT, "--output", "reports"),
        ("report", "--format", "table", "--output", "reports"),
        ("rules", "X99"),
        ("explain", "C99-0"),
    ],
)
def test_bad_usage(ask: Asked, arguments: tuple[str, ...]) -> None:
    done = ask(*arguments)
    assert done.returncode == 2
    assert done.stderr


def test_a_full_disk(home: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "claimcheck.cli", "report"],
            cwd=home,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("claimcheck: ")


@pytest.mark.parametrize("command", ["report", "claims"])
def test_a_closed_pipe(home: Path, command: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "claimcheck.cli", command, "--quiet"],
        cwd=home,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


# --- Findings and files -----------------------------------------------------------------------------------


def test_fail_on(ask: Asked) -> None:
    findings = json.loads(ask("report", "--format", "json").stdout)["findings"]
    severities = {finding["severity"] for finding in findings}
    levels = ["error", "warning", "note"]
    for number, level in enumerate(levels, start=1):
        done = ask("report", "--fail-on", level)
        assert done.returncode == (1 if severities & set(levels[:number]) else 0)
    assert ask("report", "--fail-on", "none").returncode == 0


def test_reports_as_files(home: Path, golden: Any) -> None:
    done = claimcheck("report", "--output", "reports", at=home)
    assert (done.returncode, done.stdout) == (0, "")
    assert re.fullmatch(r"wrote \d+ files to reports\n", done.stderr)
    for path in sorted((home / "reports").iterdir()):
        golden(f"ports-reports/{path.name}", path.read_bytes().decode())
    assert (home / "reports" / "findings.json").read_text() == claimcheck("report", "--format", "json", at=home).stdout
    links = re.findall(r"\]\(([^)#]+)", "".join(path.read_text() for path in (home / "reports").glob("*.md")))
    assert links
    assert all((home / "reports" / link).is_file() for link in links)
    assert claimcheck("report", "--check", at=home).returncode == 0


def test_files_that_are_not_current(home: Path) -> None:
    assert claimcheck("report", "--check", at=home).returncode == 1
    claimcheck("report", "--output", "reports", at=home)
    page = home / "reports" / f"{VISIT}.md"
    page.write_text(page.read_text() + "more\n")
    done = claimcheck("report", "--check", "--output", "reports", at=home)
    assert done.returncode == 1
    assert f"{VISIT}.md" in done.stderr
    assert page.read_text().endswith("more\n")


def test_csv_files_open_in_spreadsheets(home: Path) -> None:
    claimcheck("report", "--format", "csv", "--output", "data", at=home)
    written = (home / "data" / "findings.csv").read_bytes()
    assert written.decode("utf-8-sig") == claimcheck("report", "--format", "csv", at=home).stdout
    assert written.startswith(b"\xef\xbb\xbf")


def test_an_output_that_cannot_be_written(home: Path) -> None:
    (home / "reports").write_text("a file")
    done = claimcheck("report", "--output", "reports", at=home)
    assert (done.returncode, done.stdout) == (2, "")
    assert "cannot write to reports" in done.stderr
    assert (home / "reports").read_text() == "a file"


def test_a_file_of_somebody_else_is_kept(home: Path) -> None:
    (home / "reports").mkdir()
    (home / "reports" / "index.md").write_text("mine")
    done = claimcheck("report", "--output", "reports", at=home)
    assert done.returncode == 2
    assert [path.name for path in (home / "reports").iterdir()] == ["index.md"]
    assert (home / "reports" / "index.md").read_text() == "mine"


# --- The other commands -----------------------------------------------------------------------------------


def test_claims_are_found_by_words_in_any_order(ask: Asked) -> None:
    entries = json.loads(ask("claims", "--text", "ORN dock", "--format", "json").stdout)["claims"]
    assert {entry["question"] for entry in entries} == {"arrival_date", "transport"}
    nothing = ask("claims", "--text", "no such words")
    assert (nothing.returncode, nothing.stdout, nothing.stderr) == (0, "", "no claim fits\n")


def test_quiet_says_nothing_on_stderr(home: Path) -> None:
    for arguments in (("claims",), ("contradictions",), ("lint",), ("report", "--output", "reports")):
        assert claimcheck(*arguments, "--quiet", at=home).stderr == ""


def test_rules(ask: Asked) -> None:
    every = ask("rules")
    assert every.returncode == 0
    assert "C04" in every.stdout
    one = ask("rules", "c04")
    assert one.returncode == 0
    assert "closed-set" in one.stdout
    assert "What to do" in one.stdout
    assert "positions" in ask("rules", "--tables").stdout


def test_help_and_version(ask: Asked) -> None:
    shown = ask("--help")
    assert shown.returncode == 0
    for command in ("report", "contradictions", "review", "explain", "claims", "rules", "lint", "fmt"):
        assert f"\n  {command} " in shown.stdout
    assert re.fullmatch(r"claimcheck \S+\n", ask("--version").stdout)


def test_help_loads_nothing_heavy(tmp_path: Path) -> None:
    code = (
        "import sys; from claimcheck.cli import app\n"
        "try: app(['--help'])\n"
        "except SystemExit: pass\n"
        "print(sorted({'duckdb', 'yaml', 'cattrs', 'wcwidth', 'rich'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


# --- explain ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("question", ["summit_place", "transport", "occurs"])
def test_explaining_a_question(ask: Asked, golden: Any, question: str) -> None:
    done = ask("explain", f"{VISIT}/{question}", COLUMNS="80")
    assert (done.returncode, done.stderr) == (0, "")
    assert max(display_width(line) for line in done.stdout.split("\n")) <= 80
    golden(f"ports-explain-{question}.txt", done.stdout)


def test_every_finding_can_be_explained_by_the_start_of_its_id(ask: Asked) -> None:
    findings = json.loads(ask("report", "--format", "json").stdout)["findings"]
    for finding in (findings[0], findings[-1]):
        done = ask("explain", finding["id"][:10].lower())
        assert done.returncode == 0
        assert done.stdout.startswith(finding["id"])


@pytest.mark.parametrize(
    ("subject", "complaint"),
    [
        ("X99", "there is no finding X99"),
        ("R", "findings begin with R"),
        ("2031-05-velt/occurs", f"did you mean {VISIT}?"),
        (f"{VISIT}/summit_plaec", "did you mean summit_place?"),
    ],
)
def test_what_cannot_be_explained(ask: Asked, subject: str, complaint: str) -> None:
    done = ask("explain", subject)
    assert (done.returncode, done.stdout) == (2, "")
    assert complaint in done.stderr
