"""ClaimReview: what is exported, that a JSON-LD processor understands it as meant, and that it can stand in a page."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from claimcheck.checking import Result, check
from claimcheck.export.claimreview import claim_reviews
from claimcheck.findings import Outcome
from tests.loader.cases import PORTS
from tests.made_up import NASTY, made_up
from tests.test_bundled import CLAIMS

SCHEMAS = Path(os.environ.get("CLAIMCHECK_SCHEMAS", Path(__file__).parents[3] / "shared" / "schemas"))
DOCS = Path(__file__).parents[2] / "docs"
SCHEMA = "http://schema.org/"
SITE = "https://ports.example/claims/"


@pytest.fixture(scope="module")
def ports() -> Result:
    return check(PORTS)


def reviews(result: Result, base_url: str = "") -> list[dict[str, Any]]:
    graph: list[dict[str, Any]] = json.loads(claim_reviews(result, base_url))["@graph"]
    return graph


def test_the_document(ports: Result, golden: Any) -> None:
    golden("ports-claimreview.json", claim_reviews(ports, SITE))


def test_one_for_each_settled_rumor_and_none_for_announcements() -> None:
    result = check(CLAIMS)
    made = reviews(result)
    begun = {(one.visit, one.question, one.answer): one.weight for one in result.outcomes}
    settled = {finding.id: finding for finding in result.findings if finding.rule in ("R01", "R02", "R03", "R04")}
    shown = {review["identifier"] for review in made}
    assert len(shown) == len(made) > 5
    types = {fact.claim: fact.type for fact in result.facts}
    for id, finding in settled.items():
        first = finding.sides[0]
        answer = "no" if first.stance == "deny" else first.answer or ""
        hearsay = {types[claim] for claim in first.claims} & {"rumor", "report", "forecast"}
        assert (id in shown) == bool(begun[first.visit, first.question, answer] == 0 and hearsay)


def told(verdict: Any, level: int | None, weight: int = 0) -> list[dict[str, Any]]:
    """The reviews of the made-up claim base, whose one settled rumor ended so."""
    result = made_up()
    one = Outcome("2031-05-veldt", "summit_place", "any_of port-mira kesh", verdict, weight, "2031-04-20", 17, level)
    return reviews(evolve(result, outcomes=(one,)))


@pytest.mark.parametrize(
    ("verdict", "level", "words", "value"),
    [
        ("confirmed", 2, "borne out", 5),
        ("confirmed", 1, "announced: not yet borne out", None),
        ("partly", 2, "borne out in part", None),
        ("partly", 1, "announced in part: not yet borne out", None),
        ("carried", 0, "overtaken: true of the visit that took its place", None),
        ("refuted", 2, "refuted", 1),
        ("refuted", 1, "denied, or announced otherwise", None),
        ("refuted", -1, "refuted: what is said of another visit leaves no room for it", None),
        ("superseded", 0, "overtaken: another visit took its place", None),
        ("superseded", -2, "overtaken: another visit took its place", None),
    ],
)
def test_ratings_say_what_is_known_and_count_only_at_the_ends(
    verdict: str, level: int, words: str, value: int | None
) -> None:
    (review,) = told(verdict, level)
    assert words in (DOCS / "exchange.md").read_text(encoding="utf-8")
    scale = {} if value is None else {"ratingValue": value, "bestRating": 5, "worstRating": 1}
    assert review["reviewRating"] == {"@type": "Rating", "alternateName": words, **scale}


def test_what_began_as_an_announcement_is_no_rumor() -> None:
    assert told("confirmed", 2, weight=1) == []


def test_ids_are_those_of_the_findings_and_do_not_depend_on_the_order(ports: Result) -> None:
    for review in reviews(ports):
        assert review["@id"] == f"#{review['identifier']}"
        assert "url" not in review
    for review in reviews(ports, SITE):
        assert review["@id"] == review["url"] == f"{SITE}findings/{review['identifier']}.html"
        assert review["itemReviewed"]["@id"] == f"{review['url']}#claim"
    backwards = evolve(ports, findings=ports.findings[::-1])
    assert sorted(map(str, reviews(backwards))) == sorted(map(str, reviews(ports)))


def test_it_can_stand_in_a_script_element() -> None:
    result = made_up()
    texts = dict.fromkeys(["harbor-post", "port-officials"], f"</script><!--{NASTY}\u2028")
    sources = {id: evolve(one, name=texts.get(id, one.name)) for id, one in result.base.registries.sources.items()}
    hostile = evolve(result, base=evolve(result.base, registries=evolve(result.base.registries, sources=sources)))
    one = Outcome("2031-05-veldt", "summit_place", "any_of port-mira kesh", "confirmed", 0, "2031-04-20", 17, 2)
    document = claim_reviews(evolve(hostile, outcomes=(one,)))
    assert not re.search("[<>&\u2028\u2029]", document)
    assert json.loads(document)["@graph"][0]["itemReviewed"]["author"]["name"] == texts["port-officials"]


# --- What a JSON-LD processor makes of it ------------------------------------------------------------------


@pytest.fixture(scope="module")
def expanded() -> Any:
    """Expands a document by the context of schema.org, as it is at hand: nothing is fetched."""
    pyld = pytest.importorskip("pyld")
    path = SCHEMAS / "schemaorgcontext.jsonld"
    if not path.exists():
        pytest.skip("the context of schema.org is not at hand; CLAIMCHECK_SCHEMAS=DIR says where it is")
    context = json.loads(path.read_text(encoding="utf-8"))

    def from_disk(url: str, options: Any) -> dict[str, Any]:
        assert url == "https://schema.org"
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": context}

    def expand(document: str) -> tuple[list[Any], dict[str, Any]]:
        options = {"documentLoader": from_disk, "base": "https://base.example/page"}
        return pyld.jsonld.expand(json.loads(document), options), context["@context"]

    return expand


def things(node: Any) -> Iterator[dict[str, Any]]:
    """Every object that has a type."""
    if isinstance(node, dict):
        if "@type" in node and "@value" not in node:
            yield node
        for inner in node.values():
            yield from things(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from things(inner)


@pytest.mark.heavy
@pytest.mark.parametrize("base_url", ["", SITE])
@pytest.mark.parametrize("folder", [PORTS, CLAIMS], ids=["ports", "claims"])
def test_every_word_is_one_of_schema_org(expanded: Any, folder: Path, base_url: str) -> None:
    document = claim_reviews(check(folder), base_url)
    meant, context = expanded(document)
    written = [key for thing in things(json.loads(document)["@graph"]) for key in thing]
    assert {key for key in written if not key.startswith("@")} <= context.keys()
    assert all(thing["@type"] in context for thing in things(json.loads(document)["@graph"]))
    found = [key for thing in things(meant) for key in thing]
    assert len(found) == len(written)  # a processor leaves out what it does not know
    assert all(key.startswith(("@", SCHEMA)) for key in found)


@pytest.mark.heavy
def test_what_it_means(expanded: Any, ports: Result) -> None:
    meant, _ = expanded(claim_reviews(ports, SITE))
    for review in meant:
        assert review["@type"] == [f"{SCHEMA}ClaimReview"]
        assert review["@id"].startswith(SITE)
        assert review[f"{SCHEMA}url"] == [{"@id": review["@id"]}]
        (published,) = review[f"{SCHEMA}datePublished"]
        assert published["@type"] == f"{SCHEMA}Date"
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", published["@value"])
        (claim,) = review[f"{SCHEMA}itemReviewed"]
        assert claim["@type"] == [f"{SCHEMA}Claim"]
        (article,) = claim[f"{SCHEMA}appearance"]
        assert article["@id"] == article[f"{SCHEMA}url"][0]["@id"] == "https://harbor-post.example/2031/04/20/yacht"
        assert claim[f"{SCHEMA}firstAppearance"] == claim[f"{SCHEMA}appearance"]
        assert claim[f"{SCHEMA}author"][0]["@type"] == [f"{SCHEMA}Organization"]


@pytest.mark.heavy
def test_without_a_site_ids_are_those_of_the_page_it_stands_in(expanded: Any, ports: Result) -> None:
    meant, _ = expanded(claim_reviews(ports))
    assert {review["@id"].partition("#")[0] for review in meant} == {"https://base.example/page"}
