"""Whatever stands in the files, loading them returns data and problems."""

from __future__ import annotations

import re
import string
import tempfile
from pathlib import Path

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimcheck.claimbase import load
from claimcheck.codes import CODES
from claimcheck.model import ClaimBase
from claimcheck.quotes import check_quotes, seal_article
from claimcheck.registries import REGISTRIES
from tests.loader.cases import PORTS, Case, all_cases, files_of, write

NAMES = (*(f"{name}.yaml" for name in REGISTRIES), "claimcheck.yaml", "articles/a.yaml", "reviews/2031-05-veldt.yaml")
REAL = [path.read_bytes() for path in sorted(PORTS.rglob("*.yaml"))]
KEYS = """
article statements outlet published title credit language url text_sha256 seal visit source via type
stance happened certainty scope if said after quote answers retracted name within place from until
aliases part_of speaks_for country unnamed guest destination parties window superseded_by scopes asks
kind entails spans unit tolerance terms first_since open any_of none_but s t occurs summit_date stop
distance kesh harbor-post reviews finding evidence decision reason reviewer date review_by withdrawn
"""
WORDS = """
yes|no|none|null|~|true|2031-05-01|2031-05-01/2031-05-03|[2031-05-01..2031-05-03]|112 km|1,200 km|5%
unstated|many|one|date|amount|term|place|affirm|deny|decline|report|denial|no-comment|kesh|veldt
harbor-post|2031-05-veldt|s|t|occurs|summit_date|stop|topic|guest|https://a.example/|en|Q42|a # b|a: b|ä🚢
2031-05-07|real|C04-0123456789abcdef|0123456789abcdef
\u200b|'"|&a|*a| ||xxxxxxxxxxxxxxxxxxxxxxxxxxxx
"""

texts = st.sampled_from(re.split(r"[|\n]", WORDS)) | st.text(string.printable, max_size=8) | st.text(max_size=4)
trees = st.recursive(
    texts | st.none(),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS.split()) | texts, inner, max_size=6)
    ),
    max_leaves=30,
)


def loads(files: dict[str, bytes]) -> ClaimBase:
    """Load files, most of them those of a base without problems, and check what holds of every result."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write({}, folder)
        for path, content in files.items():
            (folder / "claims" / path).parent.mkdir(exist_ok=True)
            (folder / "claims" / path).write_bytes(content)
        base = load(folder / "claims")
        checks = check_quotes(base, None)
    problems = [*base.problems, *(problem for check in checks for problem in check.problems)]
    for problem in problems:
        assert problem.severity == CODES[problem.code].level
        assert problem.message
        assert problem.location.line >= 1
        assert problem.location.column >= 1
        assert len(problem.message) + len(problem.hint) < 2_000
    assert_sound(base)
    return base


def assert_sound(base: ClaimBase) -> None:
    """Every id in a result leads to an entry, and ids of claims are unique."""
    known = base.registries
    ids = [claim.id for claim in base.claims]
    assert len(ids) == len(set(ids))
    for source in known.sources.values():
        assert source.part_of is None or source.part_of in known.sources
        assert source.country is None or source.country in known.places
    for place in known.places.values():
        assert all(edge.place in known.places for edge in place.within)
    for review in base.reviews:
        assert review.visit in known.visits
        assert review.reason
        assert review.date <= min(review.withdrawn or review.date, review.review_by or review.date)
    for claim in base.claims:
        statement = claim.statement
        assert statement.article in base.articles
        assert statement.visit in known.visits
        assert claim.question in known.questions
        assert set(statement.sources) <= {*known.sources, "unstated"}
        assert all(set(step) <= set(known.sources) for step in statement.via)
        assert (claim.answer is None) == (statement.stance == "decline")


@settings(max_examples=150)
@given(st.sampled_from(NAMES), st.binary(max_size=300))
@example("articles/a.yaml", b"\xff\xfe")
@example("articles/a.yaml", b"a: \x00")
@example("people.yaml", b'a: {name: "\\ud800"}')
def test_any_bytes(name: str, content: bytes) -> None:
    loads({name: content})


@settings(max_examples=150)
@given(st.sampled_from(NAMES), st.text(":-[]{}#&*!|>'\"%@`,?\n\t ab012~<=", max_size=60))
def test_any_yaml_like_text(name: str, content: str) -> None:
    loads({name: content.encode()})


@settings(max_examples=300)
@given(st.sampled_from(NAMES), trees)
def test_any_structure(name: str, tree: object) -> None:
    content = yaml.safe_dump(tree, allow_unicode=True).encode("utf-8", "replace")
    loads({name: content})


@settings(max_examples=200)
@given(st.data())
def test_real_files_with_a_piece_changed(data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(REAL) - 1))
    path = sorted(PORTS.rglob("*.yaml"))[index].relative_to(PORTS).as_posix()
    content = REAL[index]
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(len(content), start + 20)))
    piece = data.draw(st.binary(max_size=10) | texts.map(lambda text: text.encode("utf-8", "replace")))
    base = loads({path: content[:start] + piece + content[end:]})
    if path.startswith("articles/") and not base.problems:
        seal_or_reason(content[:start] + piece + content[end:])


def seal_or_reason(content: bytes) -> None:
    try:
        sealed = seal_article(content.decode(), "Any text.")
    except ValueError:
        return
    assert seal_article(sealed, "Any text.") == sealed


def test_all_cases_are_sound() -> None:
    for _, case in all_cases():
        if not {"base", "links", "folders"} & set(case):
            loads(only_readable(case))


def only_readable(case: Case) -> dict[str, bytes]:
    return {
        name: content
        for name, content in files_of(case).items()
        if "/" not in name or name.startswith(("articles/", "reviews/"))
    }
