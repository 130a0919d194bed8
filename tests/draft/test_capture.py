"""From a page or a text to an article: what is captured, and what is refused in which words."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import Any

import pytest
import yaml

pytest.importorskip("trafilatura", reason="needs the extra: draft")

from claimcheck.dates import parse_edtf
from claimcheck.draft.capture import MOST_BYTES, Captured, Given, capture
from claimcheck.draft.errors import DraftError
from claimcheck.draft.original import Original

pytestmark = pytest.mark.heavy

HERE = Path(__file__).parent
PAGES: dict[str, dict[str, Any]] = yaml.safe_load((HERE / "pages.yaml").read_text("utf-8"))


def captured(name: str, given: Given = Given()) -> Captured:  # noqa: B008
    original = Original((HERE / "pages" / name).read_bytes(), f"https://www.harbor.example/{name}", "text/html")
    return capture(original, given)


@pytest.mark.parametrize("name", [name for name, wanted in PAGES.items() if "refused" not in wanted])
def test_pages(name: str) -> None:
    wanted = {"remarks": {}, "mentioned": None} | PAGES[name]
    found = captured(name)
    published = found.published.canonical if found.published else None
    fields = {field: getattr(found, field) for field in ("url", "title", "site", "language", "mentioned")}
    assert fields | {"remarks": dict(found.remarks)} == {key: wanted[key] for key in (*fields, "remarks")}
    assert published == wanted.get("published")
    assert found.text == wanted["text"]


@pytest.mark.parametrize("name", [name for name, wanted in PAGES.items() if "refused" in wanted])
def test_pages_without_an_article(name: str) -> None:
    with pytest.raises(DraftError) as error:
        captured(name)
    assert PAGES[name]["refused"] in str(error.value)


def test_every_page_has_its_case() -> None:
    assert sorted(PAGES) == sorted(path.name for path in (HERE / "pages").iterdir())


def test_what_a_person_says_goes_before_what_a_page_says() -> None:
    given = Given("Another headline", parse_edtf("2031-05-02"), "https://other.example/1")
    found = captured("reprint.html", given)
    assert (found.title, found.published, found.url) == (given.title, given.published, given.url)
    assert found.remarks == {}


def test_a_page_is_read_the_same_wherever_it_comes_from() -> None:
    content = (HERE / "pages" / "story.html").read_bytes()
    served = capture(Original(content, "https://www.harbor.example/story.html", "text/html"), Given())
    for other in (content, b"\xef\xbb\xbf" + content, content.decode().encode("utf-16")):
        assert capture(Original(other), Given(url="https://www.harbor.example/story.html")).text == served.text


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("en", "en"),
        ("en_US", "en-US"),
        ("EN-gb", "EN-gb"),
        ("en-001", "en-001"),
        ("en-x1", "en"),
        ("de", "en"),
        ("", "en"),
    ],
)
def test_the_kind_of_english(said: str, language: str) -> None:
    content = (HERE / "pages" / "story.html").read_text("utf-8").replace('lang="en-GB"', f'lang="{said}"')
    assert capture(Original(content.encode()), Given()).language == language


@pytest.mark.parametrize("start", ["<!-- a -->\n<!-- b --> <!DOCTYPE HTML>", "<?xml version='1.0'?><html>", "\n<HTML>"])
def test_how_pages_begin(start: str) -> None:
    assert capture(Original(f"{start}<p>{CURLY}</p>".encode()), Given()).text == f"{CURLY}\n"


def test_a_page_that_begins_like_one_again_and_again() -> None:
    with pytest.raises(DraftError, match="this is not prose"):  # and at once
        from_text("<!-- a -->" * 400 + NEWS)


def test_a_page_never_asks_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.socket", None)
    monkeypatch.setattr("socket.getaddrinfo", None)
    assert captured("story.html").text


# --- Texts -------------------------------------------------------------------------------------------------

NEWS = """Orn to visit Veldt in May

President Tessa Orn will visit Veldt in May, officials of the port said on Tuesday.
Her spokeswoman would not comment on that.
"""


def from_text(content: str | bytes, given: Given = Given()) -> Captured:  # noqa: B008
    return capture(Original(content.encode() if isinstance(content, str) else content), given)


def test_a_text_stays_as_it_is() -> None:
    found = from_text(f"\ufeff{NEWS}".replace("\n", "\r\n"))
    assert found.text == NEWS
    assert (found.title, found.language, found.published) == ("Orn to visit Veldt in May", "en", None)
    assert found.remarks == {"title": "the first line of the text: is it the headline?"}


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Orn to visit Veldt in May", True),
        ("‘Orn to Veldt’ Gathers Steam", True),
        ("Will Orn come?", True),
        ("President Tessa Orn will visit Veldt in May.", False),
        ("KESH, May 3:", False),
        ("05/03/2031, 16.28", False),
        ("Advertisement", False),
        ("In this article " + "and that one " * 12, False),
    ],
)
def test_a_first_line_that_looks_like_a_headline(first: str, title: bool) -> None:
    assert from_text(f"{first}\n\n{NEWS}").title == (" ".join(first.split()) if title else None)


def test_a_text_of_one_paragraph_has_no_headline() -> None:
    assert from_text("Officials of the port said on Tuesday that she will come. “We know it”").title is None


def test_control_characters_become_spaces_so_that_offsets_stay() -> None:
    found = from_text(NEWS.replace("Veldt in", "Veldt\x0bin").replace("said on", "said\x00on"))
    assert found.text == NEWS
    assert found.remarks["text"] == "3 control characters in it were replaced by spaces"


REFUSED_TEXTS = {
    "": "there is no text in it",
    " \n\t\ufeff\n": "there is no text in it",
    "\0\1\2\3" * 100: "it holds bytes that no text has",
    "\x1b[31mOrn\x1b[0m said it. " * 50: "full of control characters",
    "%PDF-1.7 ...": "this is a PDF file; save its text as a .txt file",
    "PK\x03\x04...": "this is a packed file, such as a document of a word processor",
    "{\\rtf1 Orn}": "this is a document of a word processor",
    "Orn will come, officials said on Monday. " * 20_000: "this has 140,000 words, more than an article has (120,000",
    "a" * (MOST_BYTES + 1): "this has more than 8 MB",
    "2031-05-03 10:00:00 INFO The connection to the server was closed by the peer\n"
    * 20: "looks like a table, a log or a list",
    "Home\nWorld\nSea and harbor\nContact\nJobs\nPrivacy\n": "hold sentences together",
    "Minister says that the visit is on\n" * 3 + "What it will be like\n": "there is no sentence in it",
    "Die Präsidentin wird am Donnerstag in Port Mira landen, wie aus dem Hafen verlautete.": "it seems, in German",
    "Президент сообщил, что визит состоится в мае, и добавил, что он не будет продлен.": "it seems, in Russian",
    "대통령은 5월에 방문할 것이라고 말했다.": "this is not English prose",
    "大统领说，他将在五月访问。": "this is not English prose",
}


@pytest.mark.parametrize("text", REFUSED_TEXTS, ids=list(REFUSED_TEXTS.values()))
def test_texts_that_are_no_article(text: str) -> None:
    with pytest.raises(DraftError) as error:
        from_text(text.encode("latin-1") if text.isascii() else text)
    assert REFUSED_TEXTS[text] in str(error.value)


@pytest.mark.parametrize(
    "text",
    [
        "Orn resigned.",
        "She said that.",
        "The minister said on Monday that she would come to the port.",
        "“We will see,” said Brandt.",
    ],
)
def test_the_shortest_articles(text: str) -> None:
    assert from_text(text).text == text


def test_lines_that_are_broken_at_the_same_width() -> None:
    words = f"{NEWS} " * 5
    lines = [words[at : at + 60].strip() for at in range(0, len(words), 60)]
    assert from_text("\n".join(lines)).text


# --- Encodings ---------------------------------------------------------------------------------------------

CURLY = "“We don’t know,” the mayor of Kesh said at the Café de la Mer on Monday, and left the room."
READ_AS = "read as windows-1252: look whether accents and quote marks are right"


@pytest.mark.parametrize(
    ("content", "remark"),
    [
        (CURLY.encode(), ""),
        (codecs.BOM_UTF8 + CURLY.encode(), ""),
        (codecs.BOM_UTF16_LE + CURLY.encode("utf-16-le"), ""),
        (codecs.BOM_UTF16_BE + CURLY.encode("utf-16-be"), ""),
        (codecs.BOM_UTF32_LE + CURLY.encode("utf-32-le"), ""),
        (CURLY.encode("cp1252"), f"it does not say how it is encoded, and was {READ_AS}"),
        (CURLY.encode().decode("latin-1").encode(), "such as â\x80\x9cWe for “We, and were put right"),
        (CURLY.encode().decode("cp1252", "replace").encode(), "of its characters cannot be read, and stand as �"),
    ],
)
def test_encodings_of_texts(content: bytes, remark: str) -> None:
    found = from_text(content)
    assert remark in found.remarks.get("text", "")
    assert bool(remark) == ("text" in found.remarks)
    if "�" not in remark:
        assert found.text == CURLY


PAGE = "<html><head><meta charset={}></head><body>" + f"<p>{CURLY}</p><p>{CURLY.replace('Monday', 'Sunday')}</p>"


@pytest.mark.parametrize(
    ("served", "declared", "encoding", "remark"),
    [
        (None, "utf-8", "utf-8", ""),
        (None, "windows-1252", "cp1252", ""),
        (None, "iso-8859-1", "cp1252", ""),
        ("iso-8859-1", "utf-8", "cp1252", ""),
        ("latin1", "", "cp1252", ""),
        (None, "iso-8859-1", "utf-8", "it says that it is in iso-8859-1, and was read as UTF-8, which it is"),
        ("windows-1251", "utf-8", "utf-8", "it says that it is in windows-1251, and was read as UTF-8"),
        (None, "utf-8", "cp1252", f"it is not in utf-8, as it says, and was {READ_AS}"),
        (None, "no-such-thing", "cp1252", f"it is not in no-such-thing, as it says, and was {READ_AS}"),
        (None, "punycode", "cp1252", f"it is not in punycode, as it says, and was {READ_AS}"),
        (None, "rot13", "cp1252", f"it is not in rot13, as it says, and was {READ_AS}"),
        (None, "''", "cp1252", READ_AS),
        (None, "utf-8", "mac_roman", READ_AS),
    ],
)
def test_encodings_of_pages(served: str | None, declared: str, encoding: str, remark: str) -> None:
    content = PAGE.format(declared).encode(encoding)
    found = capture(Original(content, None, "text/html", served), Given())
    assert remark in found.remarks.get("text", "")
    assert bool(remark) == ("text" in found.remarks)
    if encoding != "mac_roman":
        assert found.text.startswith(CURLY)


def test_a_page_with_a_few_broken_bytes_keeps_the_rest() -> None:
    content = PAGE.format("utf-8").encode().replace("é".encode(), b"\xff", 1)
    found = capture(Original(content), Given())
    assert "1 of its characters cannot be read" in found.remarks["text"]
    assert found.text.startswith("“We don’t know,” the mayor of Kesh said at the Caf� de la Mer")
