"""Who passes on what others said: `X was quoted by Y as saying`, `Y, citing X, reported`, `Y said X had confirmed`.

Knows how relays are built into sentences. Must not know registries.
"""

from __future__ import annotations

from typing import Final

from claimcheck.draft.found import Found
from claimcheck.draft.lexicon import Lexicon
from claimcheck.draft.syntax import (
    VERBAL,
    Token,
    agent,
    children,
    is_passive,
    objects_of,
    own_subject,
    subject,
    verb_group,
)

_QUOTING: Final = frozenset({"quote", "cite", "report"})
_SPEAKING: Final = frozenset({"say", "announce", "confirm", "deny", "decline", "relay", "demand", "predict"})
_SELF: Final = frozenset({"he", "she", "they", "it", "i", "we", "you"})


def relayed(found: list[Found], lexicon: Lexicon) -> list[Found]:
    """The same, with each relay told by what it passes on instead of by itself."""
    by_head = {one.head.i: one for one in found}
    gone: list[Found] = []
    for one in found:
        _quoted_as(one, by_head, gone)
    for one in found:
        if one not in gone:
            _citing(one, by_head, gone, lexicon)
    for one in found:
        if one not in gone:
            _reported_to_say(one, by_head, gone)
            _carried(one, by_head, gone)
    for one in found:
        if one not in gone:
            _told_that(one, by_head, gone, lexicon)
            _told_outlet(one, lexicon)
    return [one for one in found if one not in gone]


def _quoted_as(one: Found, by_head: dict[int, Found], gone: list[Found]) -> None:
    """`the paper quoted him as saying`; `he was quoted by the paper as saying`; `quoted reports saying`."""
    saying = one.head
    if one.entry.word in _QUOTING or not one.content:
        return
    if saying.dep_ == "pcomp" and saying.head.lower_ == "as" and saying.head.head.lemma_ in _QUOTING:
        quoting = saying.head.head
        if is_passive(quoting):
            source, by = own_subject(quoting) or (quoting.head if quoting.dep_ == "acl" else None), agent(quoting)
            one.cue = verb_group(quoting)
        else:
            source, by = next(iter(children(quoting, "dobj")), None), subject(quoting)
            one.cue = {saying.i, saying.head.i}
    elif (
        saying.dep_ == "acl"
        and saying.tag_ == "VBG"
        and saying.head.dep_ == "dobj"
        and saying.head.head.lemma_ in ("quote", "cite")
    ):
        quoting = saying.head.head
        source, by = saying.head, subject(quoting)
    else:
        return
    if source is not None:
        one.source = source
        one.via = [by] if by is not None else []
        if quoting.i in by_head:
            gone.append(by_head[quoting.i])
        if is_passive(quoting):
            one.head = quoting


def _reported_to_say(one: Found, by_head: dict[int, Found], gone: list[Found]) -> None:
    """`they were reported to have said`, `they reportedly said`: what they said, by way of nobody."""
    if one.frame == "adverb":
        inner = by_head.get(one.head.head.i)
        if inner is not None and inner.content and inner.source is not None and inner.act in _SPEAKING:
            gone.append(one)
    elif one.frame == "infinitive" and one.source is None and one.act in _SPEAKING:
        for verb in children(one.head, "xcomp"):
            inner = by_head.get(verb.i)
            if inner is not None and inner.content and inner.act in _SPEAKING and inner.frame in ("clause", "about"):
                inner.source = own_subject(one.head) or inner.source
                gone.append(one)


def _carried(one: Found, by_head: dict[int, Found], gone: list[Found]) -> None:
    """`issued a statement saying that`: what the statement says, not the statement."""
    if one.carries:
        for object in children(one.head, "dobj"):
            for verb in children(object, "acl"):
                inner = by_head.get(verb.i)
                if inner is not None and inner.content and inner.act in _SPEAKING and verb.tag_ == "VBG":
                    gone.append(one)


def _citing(one: Found, by_head: dict[int, Found], gone: list[Found], lexicon: Lexicon) -> None:
    """`the paper, citing two officials, reported`."""
    citing = one.head
    if citing.tag_ != "VBG" or citing.lemma_ not in ("cite", "quote") or citing.dep_ not in ("advcl", "acl"):
        return
    cited = next(iter(children(citing, "dobj")), None)
    if cited is None or not _can_speak(cited, lexicon):
        return
    above = citing.head
    while above.pos_ not in VERBAL and above.head != above:
        above = above.head
    main = by_head.get(above.i)
    if main is not None and main.content and main.act in _SPEAKING and main.source is not None:
        main.via.insert(0, main.source)
        main.source = cited
        gone.append(one)


def _told_that(one: Found, by_head: dict[int, Found], gone: list[Found], lexicon: Lexicon) -> None:
    """`the agency said the ministry had denied it`: what the ministry said, by way of the agency."""
    if (
        one.frame not in ("clause", "phrase")
        or one.act not in ("say", "relay", "confirm", "announce")
        or one.source is None
    ):
        return
    inner = by_head.get(_main_of(one).i)
    if inner is None or inner is one or inner in gone or not inner.content or inner.source is None:
        return
    if (
        one.head.doc[min(one.content)].is_quote
        or not _is_speech(inner)
        or inner.source.lower_ in _SELF
        or (inner.entry.word not in _TELLING and not _can_speak(inner.source, lexicon))
        or _is_share(inner.source)
    ):
        return
    inner.via = [*inner.via, one.source, *one.via]
    gone.append(one)


def _is_speech(one: Found) -> bool:
    if one.act in ("confirm", "deny", "decline") or one.entry.word in _TELLING:
        return True
    return one.frame == "clause" and one.entry.content.get("clause") in _SPEAKING and not one.repaired


def _is_share(noun: Token) -> bool:
    """Whether people are counted: what shares of them tell a poll is the poll's own finding."""
    return any(token.like_num or token.lower_ in ("percent", "%", "most", "many", "half") for token in noun.subtree)


_TELLING: Final = frozenset(
    {
        "say",
        "announce",
        "repeat",
        "reply",
        "respond",
        "admit",
        "claim",
        "concede",
        "acknowledge",
        "tell",
        "confirm",
        "deny",
    }
)


def _main_of(one: Found) -> Token:
    """The head of the clause that is the content."""
    heads = [one.head.doc[i] for i in sorted(one.content)]
    inside = one.content
    tops = [token for token in heads if token.head.i not in inside or token.head == token]
    verbs = [token for token in tops if token.pos_ in VERBAL]
    return verbs[0] if verbs else (tops[0] if tops else one.head)


def _told_outlet(one: Found, lexicon: Lexicon) -> None:
    """`told Radio Lenn`, `in an interview with the Herald`."""
    verb = one.head
    if not one.content or verb.pos_ != "VERB":
        return
    told = children(verb, "dobj", "dative") if one.entry.hearer else []
    interviews = [
        noun for noun in objects_of(verb, "in", "during") if noun.lemma_ in ("interview", "email", "e-mail", "message")
    ]
    told += [outlet for noun in interviews for outlet in objects_of(noun, "with", "to", "for")]
    for outlet in told:
        if is_outlet(outlet, lexicon) and outlet.i not in one.content:
            one.via.append(outlet)
            return


def is_outlet(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a noun names a paper, an agency, a broadcaster or a site."""
    if noun.pos_ == "PROPN":
        names = [noun, *children(noun, "compound", "nmod")]
        return any(token.lower_ in lexicon.outlets for token in names)
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in lexicon.publishers


def _can_speak(noun: Token, lexicon: Lexicon) -> bool:
    return noun.pos_ in ("PROPN", "PRON") or noun.lemma_.lower() in lexicon.speakers or is_outlet(noun, lexicon)
