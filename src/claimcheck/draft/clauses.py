"""What a clause tells by its form: its main verb, whether it is to come, past, negated, unreal, conditional.

Knows tense, mood and negation. Must not know cues, or who speaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from claimcheck.draft.syntax import VERBAL, Token, children, is_infinitive, own_subject
from claimcheck.draft.words import FUTURE, MODALS, NEGATIVE

_NOT_CLAUSES: Final = frozenset({"amod", "compound"})
_OPENING_CONDITION: Final = frozenset({"if", "were", "had"})
_ON_THE_WAY: Final = frozenset({"go", "set", "expect", "schedule", "due"})
_READY: Final = frozenset({"set", "due", "likely", "about"})
_HAVING: Final = frozenset({"has", "have", "had", "was", "were", "did", "'s", "’s", "'ve", "’ve"})
_PLANNED: Final = frozenset({"plan", "schedule", "expect", "set", "hope", "want", "intend", "seek"})
_SETTLED: Final = frozenset({"be", "set", "agree", "promise", "decide"})
_LONGEST_CONDITION: Final = 20  # words


def main_verb(tokens: Iterable[Token]) -> Token | None:
    """The head of the first clause among tokens, when there is one."""
    every = list(tokens)
    inside = {token.i for token in every}
    for token in every:
        top = token.head.i not in inside or token.head == token
        if token.pos_ in VERBAL and top and token.dep_ not in _NOT_CLAUSES:
            return token
    return next((t for t in every if t.dep_ in ("acl", "relcl") and t.head.dep_ == "ROOT" and is_infinitive(t)), None)


def auxiliaries(verb: Token) -> set[str]:
    """The auxiliaries of a verb, in lower case."""
    return {child.lower_ for child in children(verb, "aux", "auxpass")}


def core(verb: Token) -> list[Token]:
    """A verb with its auxiliaries, adverbs and predicate."""
    return [verb, *children(verb, "aux", "auxpass", "advmod", "acomp", "neg", "attr", "oprd")]


def is_past(verb: Token) -> bool:
    """Whether a verb is past, perfect, or has an auxiliary that is."""
    return verb.tag_ in ("VBD", "VBN") or any(child.tag_ == "VBD" for child in children(verb, "aux", "auxpass"))


def may_be(verb: Token) -> bool:
    """Whether it may be, or could."""
    return bool(auxiliaries(verb) & {"may", "might", "could", "can"})


def is_quoted(token: Token, tokens: Iterable[Token]) -> bool:
    """Whether a word stands within quotation marks that are among the tokens."""
    marks = [t for t in tokens if t.i < token.i and (t.is_quote or t.text in ("“", "”", "''"))]
    return len(marks) % 2 == 1


def is_conditional(tokens: Sequence[Token]) -> bool:
    """Whether a clause begins with a condition."""
    return any(t.lower_ in _OPENING_CONDITION and t.i <= tokens[0].i + 1 for t in tokens[:2])


def is_unreal(tokens: Sequence[Token]) -> bool:
    """Whether a clause tells what would be, under a condition that comes first."""
    main = main_verb(tokens)
    return main is not None and bool(auxiliaries(main) & {"would", "could"}) and is_conditional(tokens)


def is_to_come(tokens: Sequence[Token]) -> bool:
    """Whether a clause tells what will be (in reported speech: would be), or is to be."""
    main = main_verb(tokens)
    if main is None:
        return False
    words = auxiliaries(main)
    if words & FUTURE or ("would" in words and not is_quoted(main, tokens) and not is_conditional(tokens)):
        return True
    infinitives = [child for child in children(main, "xcomp") if is_infinitive(child)]
    if main.lemma_ == "be" and not children(main, "acomp", "attr") and children(main, "xcomp"):
        return bool(infinitives)
    if main.lemma_ in _ON_THE_WAY and infinitives:
        return True
    return any(child.lemma_ in _READY for child in children(main, "acomp"))


def is_negated(tokens: Sequence[Token]) -> bool:
    """Whether the main clause says that something is not so; words that are negative by meaning do not count."""
    main = main_verb(tokens)
    if main is None:
        return bool(tokens) and tokens[0].lower_ in ("no", "not", "none", "never")
    if has_negation(main):
        return True
    words = [t for t in tokens if not t.is_punct]
    if words and words[0].lower_ in NEGATIVE and words[0].i <= main.i:
        return True
    near = children(main, "nsubj", "nsubjpass", "dobj", "attr")
    return any(word.lower_ in ("no", "none", "neither") for child in near for word in (child, *child.children))


def is_ruled_out(tokens: Sequence[Token]) -> bool:
    """Whether a clause says of something that it was ruled out."""
    main = main_verb(tokens)
    if main is None or not children(main, "nsubjpass"):
        return False
    particle = {child.lower_ for child in children(main, "prt", "advmod")}
    return main.lemma_ == "exclude" or (main.lemma_ == "rule" and "out" in particle)


def has_negation(verb: Token) -> bool:
    """Whether a verb itself is negated."""
    return any(child.dep_ == "neg" or child.lower_ in NEGATIVE for child in verb.children)


def has_happened(tokens: Sequence[Token]) -> bool:
    """Whether a clause tells something as done: past or perfect, and neither modal nor planned."""
    main = main_verb(tokens)
    if main is None:
        return False
    words = auxiliaries(main)
    planned = main.lemma_ in _PLANNED or (main.lemma_ in _SETTLED and bool(children(main, "xcomp")))
    return not words & MODALS and not planned and (main.tag_ == "VBD" or bool(words & _HAVING))


def condition(tokens: Sequence[Token]) -> str | None:
    """The condition under which a clause holds, without `if`; None when there is none, or a long one."""
    for token in tokens:
        if token.dep_ == "advcl" and any(mark.lower_ == "if" for mark in children(token, "mark")):
            words = [t for t in token.subtree if t.dep_ != "mark" or t.head != token]
            text = "".join(t.text_with_ws for t in words).strip(" ,")
            return text if len(text.split()) <= _LONGEST_CONDITION else None
    return None


def clause_heads(doc: Iterable[Token]) -> list[Token]:
    """The verbs of the clauses of a paragraph that tell something: main, joined, relative and other full clauses."""
    return [
        token
        for token in doc
        if token.pos_ in VERBAL
        and (
            token.dep_ in ("ROOT", "relcl", "acl")
            or (token.dep_ in ("conj", "advcl", "ccomp", "parataxis") and own_subject(token) is not None)
        )
    ]


def own_tokens(head: Token) -> list[Token]:
    """The words of a clause, without those of full clauses within it."""
    inner: set[int] = set()
    for token in head.subtree:
        full = token.pos_ in VERBAL and token.dep_ in ("conj", "relcl", "parataxis", "advcl")
        if token != head and full and own_subject(token) is not None:
            inner |= {t.i for t in token.subtree}
    return [token for token in head.subtree if token.i not in inner and not token.is_space]
