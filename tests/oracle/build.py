"""Little claim bases without YAML: `base(statement("railway", summit_place="halm"), ...)`.

Knows how to make the data classes. Must not know what follows from them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from attrs import evolve

from claimcheck.dates import Edtf, parse_edtf
from claimcheck.model import (
    Answer,
    Article,
    Atom,
    Certainty,
    Claim,
    ClaimBase,
    Form,
    Location,
    Question,
    Registries,
    Stance,
    Statement,
    Type,
)
from tests.oracle.vocabulary import REGISTRIES

HERE = Location("invented.yaml")
STANCES: dict[str, Stance] = {"denial": "deny", "no-comment": "decline"}


def answer(question: Question, text: str) -> Answer:
    """`halm`, `any_of halm | sund`, `none_but halm | sund`, `none`; dates in EDTF, amounts as numbers."""
    form: Form = "plain"
    members = [text]
    for prefix in ("any_of", "none_but"):
        if text.startswith(f"{prefix} "):
            form = "any_of" if prefix == "any_of" else "none_but"
            members = text.removeprefix(f"{prefix} ").split(" | ")
    if text == "none":
        return Answer(text, text, "none_but", ())
    atoms = tuple(sorted((atom(question, member) for member in members), key=lambda atom: atom.value))
    canonical = " | ".join(atom.value for atom in atoms)
    return Answer(text, canonical if form == "plain" else f"{form} {canonical}", form, atoms)


def atom(question: Question, text: str) -> Atom:
    if question.kind == "date":
        date = parse_edtf(text)
        return Atom(date.canonical, date=date)
    if question.kind == "amount":
        return Atom(text, amount=float(text))
    return Atom(text)


def statement(
    source: str | Sequence[str],
    visit: str = "autumn",
    type: Type = "report",
    stance: Stance | None = None,
    published: str = "2001-09-20",
    said: str | None = None,
    outlet: str = "harbor-post",
    credit: str | None = None,
    via: Sequence[str | tuple[str, ...]] = (),
    happened: bool = False,
    own_words: bool = False,
    certainty: Certainty | None = None,
    scope: str | None = None,
    condition: str | None = None,
    retracted: str | None = None,
    article: str | None = None,
    key: str | None = None,
    after: Sequence[str] = (),
    **answers: str | list[str] | None,
) -> list[Claim]:
    """The claims of one statement. None declines; a list is for many-answer questions.

    Statements with the same `article` are in one article; `base` names the others.
    """
    made = Statement(
        key=key or "",
        article=Article(article or "", outlet, parse_edtf(published), HERE, credit=(credit,) if credit else ()),
        visit=visit,
        sources=(source,) if isinstance(source, str) else tuple(source),
        type=type,
        stance=stance or STANCES.get(type, "affirm"),
        quote=("words",),
        location=HERE,
        quote_location=HERE,
        via=tuple((step,) if isinstance(step, str) else step for step in via),
        own_words=own_words,
        happened=happened,
        certainty=certainty,
        scope=scope,
        condition=condition,
        said=edtf(said),
        after=tuple(after),
        retracted=edtf(retracted),
    )
    return [
        Claim(
            made,
            question,
            answer(REGISTRIES.questions[question], given) if given else None,
            HERE,
            listed=isinstance(texts, list),
        )
        for question, texts in answers.items()
        for given in (texts if isinstance(texts, list) else [texts])
    ]


def edtf(text: str | None) -> Edtf | None:
    return parse_edtf(text) if text else None


def base(*statements: list[Claim], registries: Registries = REGISTRIES) -> ClaimBase:
    """A claim base of these statements, each in an article of its own unless it names one."""
    numbers = count(1)
    claims: list[Claim] = []
    for group in statements:
        number = next(numbers)
        named = group[0].statement
        article = evolve(named.article, id=named.article.id or f"article-{number:02}")
        made = evolve(named, article=article, key=named.key or f"s{number}")
        claims += [evolve(claim, statement=made) for claim in group]
    articles = {claim.statement.article.id: claim.statement.article for claim in claims}
    return ClaimBase(
        folder="invented",
        registries=registries,
        articles=tuple(articles.values()),
        claims=tuple(claims),
        problems=(),
        files=len(articles),
    )
