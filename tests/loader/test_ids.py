"""Ids, hints for unknown ones, and circles of references."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.ids import Vocabulary, circle_in_words, circles, id_like, is_id, is_question_id, nearest
from claimcheck.model import Person, Place

PLACES = {
    "port-mira": Place("port-mira", "Port Mira", aliases=("Mira",)),
    "kesh": Place("kesh", "Kesh"),
    **{f"village-{number}": Place(f"village-{number}", "x") for number in range(2_000)},
}
PEOPLE = {"tessa-orn": Person("tessa-orn", "Tessa Orn")}
VOCABULARY = Vocabulary({"places": PLACES, "people": PEOPLE})


def test_ids() -> None:
    assert all(map(is_id, ("a", "2031-05-07-arlan-courier", "x" * 80)))
    assert not any(map(is_id, ("", "-a", "A", "a_b", "ä", "a.b", "x" * 81, "a\n", "²")))
    assert is_question_id("summit_place")
    assert id_like("Port Mira (old)") == "port-mira-old"


def test_hints() -> None:
    assert VOCABULARY.hint("mira", ("places",)) == "Write `port-mira`."
    assert VOCABULARY.hint("PORT MIRA", ("places",)) == "Write `port-mira`."
    assert VOCABULARY.hint("port_mira", ("places",)) == "Write `port-mira`."
    assert VOCABULARY.hint("prot-mira", ("places", "people")).startswith("Did you mean `port-mira`?")
    assert VOCABULARY.hint("vilage-77", ("places",)).startswith("Did you mean `village-77`?")
    assert VOCABULARY.hint("elephant", ("places", "people")) == "Add it to places.yaml or people.yaml if it is new."


def test_nearest() -> None:
    assert nearest("summit_palce", ["occurs", "summit_place", "summit_date"]) == "summit_place"
    assert nearest("x" * 1_000, ["x"]) is None


def test_circles_in_words() -> None:
    assert circle_in_words(["a", "b"]) == "a → b → a"
    assert circle_in_words([str(number) for number in range(100)]) == "0 → 1 → 2 → 3 → … → 99 → 0"


graphs = st.dictionaries(st.integers(0, 9).map(str), st.lists(st.integers(0, 11).map(str), max_size=3), max_size=10)


@given(graphs)
def test_circles(graph: dict[str, list[str]]) -> None:
    found, knotted = circles(graph)
    in_circles = {id for id in graph if id in reached_from(id, graph)}
    assert knotted == {id for id in graph if ({id} | reached_from(id, graph)) & in_circles}
    assert bool(found) == bool(in_circles)
    named = [id for circle in found for id in circle]
    assert len(named) == len(set(named))
    for circle in found:
        assert circle[0] == min(circle)
        assert all(to in graph[id] for id, to in zip(circle, [*circle[1:], circle[0]], strict=True))


def reached_from(start: str, graph: dict[str, list[str]]) -> set[str]:
    reached: set[str] = set()
    ahead = list(graph[start])
    while ahead:
        id = ahead.pop()
        if id in graph and id not in reached:
            reached.add(id)
            ahead += graph[id]
    return reached
