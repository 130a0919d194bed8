from __future__ import annotations

from typing import get_args

from claimcheck.draft.concepts import Notions
from claimcheck.draft.lexicon import load
from claimcheck.model import Certainty, Stance, Type

COMPLEMENTS = {"clause", "quote", "infinitive", "gerund", "object", "predicate", "seems"}


def test_every_cue_does_something_that_is_known() -> None:
    lexicon = load()
    for cue in [*lexicon.verbs.values(), *lexicon.nouns.values(), *lexicon.adjectives.values()]:
        assert cue.content, cue
        assert {cue.act, *cue.content.values()} <= lexicon.acts.keys(), cue
    assert all(act.type in get_args(Type) and act.stance in get_args(Stance) for act in lexicon.acts.values())
    assert set(lexicon.certainty.values()) == set(get_args(Certainty))


def test_complements_are_clauses_objects_or_prepositions() -> None:
    words = {complement for cue in load().verbs.values() for complement in cue.content} - COMPLEMENTS
    assert words == {word for word in words if word.isalpha() and word.islower()}
    assert not words & load().verbs.keys() - {"like", "over", "out"}


def test_there_are_many_cues() -> None:
    lexicon = load()
    assert len(lexicon.verbs) > 500
    assert len(lexicon.nouns) + len(lexicon.adjectives) > 200


def test_no_notion_is_listed_twice_in_a_line() -> None:
    notions = Notions()
    assert notions.of_word["journey"] == {"visit"}
    assert "visit" not in notions.roles
