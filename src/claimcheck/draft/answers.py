"""Which questions of the claim base a clause answers, and how.

Knows kinds of questions and what their answers look like in sentences. Must not know who says it, or any one
claim base.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from attrs import evolve, field, frozen

from claimcheck.amounts import format_amount, parse_amount
from claimcheck.dates import Edtf, parse_edtf
from claimcheck.draft.amountwords import find_amounts
from claimcheck.draft.concepts import Concept, Notions
from claimcheck.draft.days import Direction, find_days
from claimcheck.draft.linking import Names
from claimcheck.draft.syntax import Span, Token, children
from claimcheck.model import Question, Registries, Term, Visit

_LONGEST_PATH: Final = 9
_SHORTEST_NAME: Final = 3  # letters of a surname that can stand alone
_NEAR: Final = 5
_CLOSE: Final = 2
_VISITING: Final = frozenset({"visit", "arrive"})
_ASKED_BY: Final[Mapping[str, tuple[str, ...]]] = {
    "where": ("place",),
    "when": ("date",),
    "who": ("person", "party"),
    "whom": ("person", "party"),
}
_TIME: Final = "year|month|week|night|spring|summer|autumn|fall|winter"
_AGAIN: Final = re.compile(rf"\b(since|previous(?:ly)?|first|never|before|last(?! (?:{_TIME})))\b", re.IGNORECASE)
_OWN_WORDS: Final = ("a", "an", "the", "of", "to", "in", "on", "with", "for", "and", "from", "by", "role", "as")


@frozen
class Proposal:
    """An answer to a question; `span` has the characters that it rests on; `doubt` says what is uncertain."""

    question: str
    answer: str
    span: Span
    doubt: str = ""


@frozen
class Clause:
    """What is looked at: tokens of one parse, whose text begins at `start`."""

    tokens: Sequence[Token]
    start: int
    direction: Direction
    published: Edtf

    @property
    def span(self) -> Span:
        return self.tokens[0].idx, self.tokens[-1].idx + len(self.tokens[-1])

    @property
    def text(self) -> str:
        first, last = self.span
        return str(self.tokens[0].doc.text[first:last])

    def token_at(self, offset: int) -> Token:
        """The token at a character of the clause's text."""
        at = self.span[0] + offset
        return next((token for token in self.tokens if token.idx + len(token) > at), self.tokens[-1])

    def moved(self, start: int, end: int) -> Span:
        first = self.span[0] + self.start
        return first + start, first + end


@frozen
class Asked:
    """The questions of a claim base, ready to be compared with clauses."""

    registries: Registries
    notions: Notions
    concepts: Mapping[str, Concept]
    places: Names
    people: Names
    sources: Names
    terms: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]] = field(factory=dict)

    @classmethod
    def of(cls, registries: Registries, model: Any) -> Asked:
        """`model` is spaCy's, to read what questions ask."""
        notions = Notions()
        questions = registries.questions
        return cls(
            registries,
            notions,
            notions.concepts(questions, model),
            Names(list(registries.places.values())),
            Names(list(registries.people.values())),
            Names(list(registries.sources.values())),
            {id: tuple(_term_words(question.terms)) for id, question in questions.items() if question.terms},
        )

    def within(self, text: str) -> Asked:
        """The same, for one article: who is named there in full is also known by the last part of the name."""
        full = {one.id: text[one.start : one.end] for one in self.people.find(text)}
        last = Counter(name.split()[-1] for name in full.values())
        short = {id: name.split()[-1] for id, name in full.items()}
        known = [
            evolve(person, aliases=(*person.aliases, short[id]))
            if id in short and last[short[id]] == 1 and len(short[id]) > _SHORTEST_NAME
            else person
            for id, person in self.registries.people.items()
        ]
        return evolve(self, people=Names(known))

    # --- What a clause answers -----------------------------------------------------------------------------

    def answers(self, clause: Clause, visit: Visit | None) -> list[Proposal]:
        """The answers that a clause gives, at most one to a question with one answer."""
        found = [
            *self._dates(clause, visit),
            *self._places(clause, visit),
            *self._people(clause, visit),
            *self._amounts(clause),
            *self._terms(clause),
        ]
        found.extend(self._yes(clause, visit, {one.question for one in found}))
        kept: dict[tuple[str, str], Proposal] = {}
        for one in found:
            many = self.registries.questions[one.question].answers == "many"
            kept.setdefault((one.question, one.answer if many else ""), one)
        return list(kept.values())

    def touches(self, clause: Clause) -> bool:
        """Whether a clause names a person or place of the claim base."""
        return bool(self.people.find(clause.text) or self.places.find(clause.text))

    def looks_back(self, question: str) -> bool:
        """Whether a question asks for what was before the visit."""
        return bool(self.registries.questions[question].first_since) or "before" in self.concepts[question].event

    def asked_about(self, clause: Clause) -> list[str]:
        """The questions that a clause touches without answering them: of the kind that it asks for, as in `where they
        meet`; else those of yes or no, else any.
        """
        hits = {notion for token in clause.tokens for notion in self.notions.of(token)}
        touched = [id for id, concept in self.concepts.items() if concept.event and concept.event <= hits]
        kinds = {kind for token in clause.tokens for kind in _ASKED_BY.get(token.lower_, ())}
        if of_kind := [id for id in touched if self.registries.questions[id].kind in kinds]:
            return [min(of_kind, key=lambda id: len(self.concepts[id].rest - hits))]
        plain = [id for id in touched if self.registries.questions[id].kind == "yesno"]
        if hits & _VISITING and "occurs" in self.concepts:
            plain = list(dict.fromkeys(("occurs", *plain)))
        return plain or [id for id in touched if self.registries.questions[id].kind != "text"]

    def _of_kind(self, *kinds: str) -> Iterator[tuple[str, Question, Concept]]:
        for id, question in self.registries.questions.items():
            if question.kind in kinds:
                yield id, question, self.concepts[id]

    def _best(self, clause: Clause, token: Token, kind: str, *, earlier: bool | None = None) -> tuple[str, str] | None:
        """The question of a kind that a value at a token answers, and what is uncertain about it.

        `earlier`: whether the value is a day before the visit; None when that is not known.
        """
        path = list(_path(token))
        around = {notion for t in clause.tokens for notion in self.notions.of(t)}
        near = {notion for t in (*path, *token.subtree) for notion in self._with_subject(t)}
        since = "since" in (token.lower_, token.nbor(-1).lower_ if token.i else "")
        ranked = []
        for order, (id, _, concept) in enumerate(self._of_kind(kind)):
            again = self.looks_back(id)
            event = concept.event - {"before", "last"} if again else concept.event
            if not event or (again and not (since or _AGAIN.search(clause.text))) or (since and not again):
                continue
            if again and earlier is False:
                continue
            distance = next((n for n, t in enumerate(path) if self._with_subject(t) & event), None)
            if distance is None or not event <= (near if kind == "person" else around):
                continue
            fits = bool(earlier) and not again, distance > _NEAR, -len(event), distance, -len(concept.rest & around)
            ranked.append((fits, order, id))
        if not ranked:
            return None
        (*_, distance, _), _, id = min(ranked)
        return id, "" if distance <= _CLOSE else "it stands far from the word that fits the question"

    def question_of(self, clause: Clause, token: Token, kind: str) -> str | None:
        """The question of a kind that a value at a token answers, if the words near it say so."""
        best = self._best(clause, token, kind)
        return best[0] if best and not best[1] else None

    def _with_subject(self, token: Token) -> set[str]:
        """The notions of a word; of a verb that says little itself, those of its subject too."""
        notions = set(self.notions.of(token))
        if token.pos_ in ("VERB", "AUX"):
            for subject in children(token, "nsubj", "nsubjpass"):
                notions |= self.notions.of(subject)
        return notions

    def _dates(self, clause: Clause, visit: Visit | None) -> Iterator[Proposal]:
        for day in find_days(clause.text, clause.published, clause.direction):
            first, latest = visit and visit.window and visit.window.earliest, parse_edtf(day.edtf).latest
            earlier = latest < first if first and latest else None
            best = self._best(clause, clause.token_at(day.start), "date", earlier=earlier)
            if best:
                yield Proposal(best[0], day.edtf, clause.moved(day.start, day.end), best[1])

    def _places(self, clause: Clause, visit: Visit | None) -> Iterator[Proposal]:
        for named in self.places.find(clause.text):
            token = clause.token_at(named.end - 1)
            if token.dep_ != "pobj" or (visit and named.id == visit.destination):
                continue
            best = self._best(clause, token, "place")
            if best:
                yield Proposal(best[0], named.id, clause.moved(named.start, named.end), best[1])

    def _people(self, clause: Clause, visit: Visit | None) -> Iterator[Proposal]:
        for named in self.people.find(clause.text):
            if visit and named.id == visit.guest:
                continue
            token = clause.token_at(named.end - 1)
            best = self._best(clause, token, "person") if token.dep_ not in ("nsubj", "nsubjpass") else None
            if best:
                yield Proposal(best[0], named.id, clause.moved(named.start, named.end), best[1])

    def _amounts(self, clause: Clause) -> Iterator[Proposal]:
        around = {notion for t in clause.tokens for notion in self.notions.of(t)}
        for start, end, text in find_amounts(clause.text):
            ranked = []
            for order, (id, question, concept) in enumerate(self._of_kind("amount")):
                try:
                    amount = format_amount(parse_amount(text, question.unit), question.unit)
                except ValueError:
                    continue
                shared = len(concept.event & around) + len(concept.rest & around)
                ranked.append((-shared, order, id, amount))
            if ranked and (best := min(ranked))[0] < 0:
                doubt = (
                    "" if self.concepts[best[2]].event <= around else "only its unit and some words fit the question"
                )
                yield Proposal(best[2], best[3], clause.moved(start, end), doubt)

    def _terms(self, clause: Clause) -> Iterator[Proposal]:
        lemmas = [token.lemma_.lower() for token in clause.tokens]
        words = [token.lower_ for token in clause.tokens]
        around = {notion for t in clause.tokens for notion in self.notions.of(t)}
        found: list[tuple[float, int, Proposal]] = []
        for order, (id, question, concept) in enumerate(self._of_kind("term")):
            share = len(concept.event & around) / max(1, len(concept.event))
            matched = [
                (name, term, at)
                for name, term in self.terms.get(id, ())
                if (at := _at(name, lemmas, words)) is not None
            ]
            matched = [
                one for one in matched if not any(_is_within(other[1], one[1], question.terms) for other in matched)
            ]
            for name, term, at in matched if question.answers == "many" else matched[:1]:
                first, last = clause.tokens[at], clause.tokens[min(at + len(name), len(clause.tokens)) - 1]
                if len(name) == 1 and not self._fits(first, concept, share):
                    continue
                doubt = "" if share else "nothing around it tells that it answers this question"
                span = first.idx + clause.start, last.idx + len(last) + clause.start
                found.append((share, -order, Proposal(id, term, span, doubt)))
        for share, order, one in sorted(found, key=lambda item: (-item[0], -item[1])):
            rivals = [
                other
                for other in found
                if other[2].question != one.question
                and other[2].span[0] < one.span[1]
                and one.span[0] < other[2].span[1]
            ]
            if not any((other[0], other[1]) > (share, order) and (other[0] > share or not share) for other in rivals):
                yield one

    def _fits(self, token: Token, concept: Concept, share: float) -> bool:
        """Whether a single word is the answer and not any other use of it: by its place in the sentence."""
        if token.pos_ == "NOUN" and token.lemma_.lower() in self.notions.roles:
            return False  # Russian officials do not make a visit an official one
        if token.pos_ == "ADJ" or token.dep_ in ("amod", "compound"):
            return bool(self.notions.of(token.head) & (concept.event | concept.rest))
        by_means = token.dep_ == "pobj" and token.head.lower_ in ("by", "aboard", "on")
        return share > 0 or by_means or token.dep_ == "dobj"

    def _yes(self, clause: Clause, visit: Visit | None, answered: set[str]) -> Iterator[Proposal]:
        """Questions of yes or no whose every notion the clause has; `occurs` only where nothing entails it."""
        entailed = {to for id in answered for to, _ in self.registries.questions[id].entails}
        hits = {notion for token in clause.tokens for notion in self.notions.of(token)}
        top = {notion for token in _tops(clause.tokens) for notion in self.notions.of(token)}
        if "cancel" in hits:
            return
        for id, question, concept in self._of_kind("yesno"):
            event = concept.event
            if id == "occurs":  # whoever arrives or is received, visits
                event = _VISITING & hits if self._is_about(clause, visit) else frozenset()
            called_off = any(answer == "no" for _, answer in question.entails)
            if event and event <= hits and event & top and id not in entailed and not called_off:
                yield Proposal(id, "yes", clause.moved(0, len(clause.text)), "read from the verb alone")

    def _is_about(self, clause: Clause, visit: Visit | None) -> bool:
        if visit is None:
            return False
        people = {one.id for one in self.people.find(clause.text)}
        places = {one.id for one in self.places.find(clause.text)}
        return (
            visit.guest in people
            or visit.destination in places
            or any(t.lower_ in ("he", "she") for t in clause.tokens)
            or any(self.notions.of(t) & _VISITING and _is_definite(t) for t in clause.tokens)
        )


def _is_definite(token: Token) -> bool:
    """Whether a noun has an article or owner that says which one is meant, as in `the trip`."""
    return token.pos_ == "NOUN" and any(t.lower_ in ("the", "this") or t.dep_ == "poss" for t in token.children)


def _path(token: Token) -> Iterator[Token]:
    """A token and what it hangs on, up to the verb of its clause and the next above."""
    for _ in range(_LONGEST_PATH):
        yield token
        if token.head == token:
            return
        token = token.head


def _tops(tokens: Sequence[Token]) -> Iterator[Token]:
    """The main verb of a clause, and its subject and objects."""
    inside = {token.i for token in tokens}
    for token in tokens:
        if token.head.i not in inside or token.head == token:
            yield token
            yield from (
                child for child in token.children if child.dep_ in ("nsubj", "nsubjpass", "dobj", "xcomp", "attr")
            )


def _term_words(terms: Mapping[str, Term]) -> Iterator[tuple[tuple[str, ...], str]]:
    """The ways in which terms can be written, the longest first."""
    written = []
    for id, term in terms.items():
        names = {id.replace("-", " "), *(alias.replace("-", " ") for alias in term.aliases)}
        if term.name:
            names.add(term.name.rpartition(":")[2])
        for name in names:
            words = tuple(word for word in name.lower().replace("-", " ").split() if word not in _OWN_WORDS)
            if words:
                written.append((words, id))
    yield from sorted(set(written), key=lambda item: (-len(item[0]), item[1]))


def _at(words: tuple[str, ...], lemmas: Sequence[str], forms: Sequence[str]) -> int | None:
    """Where words stand in a row, but for a few between them."""
    for start in range(len(lemmas)):
        at = start
        for word in words:
            near = range(at, min(at + (1 if at == start else 4), len(lemmas)))
            at = next((n + 1 for n in near if _same(word, lemmas[n], forms[n])), -1)
            if at < 0:
                break
        else:
            return start
    return None


def _same(word: str, lemma: str, form: str) -> bool:
    return (
        word in (lemma, form)
        or word.rstrip("s") == lemma
        or (len(word) > 5 and word.replace("our", "or") == form.replace("our", "or"))
    )


def _is_within(narrow: str, broad: str, terms: Mapping[str, Term]) -> bool:
    at = terms[narrow].within if narrow in terms else None
    while at:
        if at == broad:
            return True
        at = terms[at].within if at in terms else None
    return False
