"""What kind of statement an attribution is: its type, stance and certainty.

Knows the order in which types are tried; the first that fits holds. Must not know registries or the claim base.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from attrs import field, frozen

from claimcheck.draft.attribution import Attribution
from claimcheck.draft.clauses import (
    auxiliaries,
    core,
    has_negation,
    is_negated,
    is_past,
    is_to_come,
    is_unreal,
    main_verb,
    may_be,
)
from claimcheck.draft.found import Found
from claimcheck.draft.lexicon import Lexicon
from claimcheck.draft.syntax import VERBAL, Passage, Token, children, is_infinitive, own_subject, tokens_in
from claimcheck.draft.voice import Voice
from claimcheck.draft.words import (
    ANNOUNCING,
    COMING,
    HEARSAY,
    INSISTING,
    KNOWING,
    KNOWN,
    NAMING,
    PLANS,
    THINKING,
    UNDECIDED,
)
from claimcheck.model import Certainty, Stance, Type

_WEAKEST_FIRST: Final[tuple[Certainty, ...]] = ("doubtful", "possible", "probable", "certain")
_YEAR: Final = re.compile(r"(?<![\d,.$£€])(1[5-9]\d\d|20\d\d)(?![\d,.]*\d|\s*(?:per|%|people|workers))")
_CAUSE: Final = re.compile(r"\b(because|caused by|due to|thanks to|to blame)\b", re.IGNORECASE)
_NEAR: Final = 8  # words of a content without a verb in which doubt is looked for
_OWN_MIND: Final = frozenset({"predict", "intend", "believe", "suspect", "doubt"})
_OF_OTHERS: Final = frozenset({"believe", "suspect", "doubt", "show", "perceive", "seem"})
_REFUSING: Final = frozenset({"would", "could", "can", "ca", "will", "wo"})
_SAYING: Final = frozenset({"comment", "say", "answer", "tell", "discuss", "confirm"})
_ADMITTING: Final = frozenset({"admit", "acknowledge", "concede", "confess"})
_INSTRUCTING: Final = frozenset({"tell", "order", "instruct", "direct", "command"})


@frozen
class Kind:
    """How a statement is to be taken."""

    type: Type
    stance: Stance
    certainty: Certainty | None


@frozen
class Case:
    """One attribution as the rules look at it: the cue, the content, who speaks."""

    found: Found
    voice: Voice
    lexicon: Lexicon
    content: tuple[Token, ...]
    cue: tuple[Token, ...]
    direct: bool = False
    year: int | None = None
    main: Token | None = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "main", main_verb(self.content))

    @property
    def word(self) -> str:
        """The cue, without its particle."""
        return self.found.entry.word.split()[0]

    @property
    def act(self) -> str:
        return self.found.act or self.found.entry.act

    @property
    def acts(self) -> set[str]:
        """What the cue does, and what the source says that itself does: expects, thinks, plans."""
        main = self.main
        if main is None or self.act != "say" or children(main, "auxpass", "neg"):
            return {self.act}
        entry = self.lexicon.verbs.get(main.lemma_.lower())
        own = self.voice.is_subject_of(self.content) or own_subject(main) is None
        if entry is None or not own or entry.act not in _OWN_MIND:
            return {self.act}
        told = entry.act in ("predict", "intend") or entry.word in self.lexicon.certainty
        return {self.act, entry.act} if told else {self.act}

    @property
    def stance(self) -> Stance:
        return "deny" if is_negated(self.content) else "affirm"

    @property
    def negated(self) -> bool:
        """Whether the cue is negated."""
        return any(t.dep_ == "neg" or t.lower_ in ("not", "n't", "n’t", "never", "no") for t in self.cue)

    @property
    def refused(self) -> bool:
        """Whether the cue tells what somebody would or could, and not only did."""
        return any(t.lower_ in _REFUSING for t in self.cue)

    @property
    def of_itself(self) -> bool:
        return self.voice.is_subject_of(self.content)

    @property
    def to_come(self) -> bool:
        if is_to_come(self.content):
            return True
        bare = self.main is not None and is_infinitive(self.main)
        return bare and self.found.frame in ("clause", "phrase", "infinitive")

    @property
    def may(self) -> bool:
        return self.main is not None and may_be(self.main)


def kind_of(
    one: Attribution,
    passage: Passage,
    lexicon: Lexicon,
    described: frozenset[str] = frozenset(),
    year: int | None = None,
) -> Kind:
    """The kind of one attribution in a paragraph.

    `described` are words that a fuller mention has for the source; `year` is that of publication, if known.
    """
    content = tuple(tokens_in(passage, one.content))
    cue = tuple(passage[1][i] for i in sorted(one.found.cue))
    case = Case(one.found, Voice(one.found.source, described, lexicon), lexicon, content, cue, one.direct, year)
    for type, rule in _RULES:
        stance = rule(case)
        if stance is not None:
            return Kind(type, stance, None if stance == "decline" else _certainty(case))
    return Kind("report", case.stance, _certainty(case))


# --- Certainty ---------------------------------------------------------------------------------------------


def _certainty(case: Case) -> Certainty | None:
    """The weakest word of doubt or certainty in the cue or the main clause."""
    near = [*case.cue, *(core(case.main) if case.main is not None else case.content[:_NEAR])]
    found = {level for token in near if (level := _level(token, case))}
    if case.word in case.lexicon.certainty:
        found.add(case.lexicon.certainty[case.word])
    if case.negated and "doubtful" in found:
        found = {"certain"}
    if case.negated and case.found.entry.word == "rule out":
        found.add("possible")
    return weakest(found)


def weakest(levels: Iterable[Certainty]) -> Certainty | None:
    """The least certain of some levels; None of none."""
    found = set(levels)
    return next((level for level in _WEAKEST_FIRST if level in found), None)


def _level(token: Token, case: Case) -> Certainty | None:
    month = token.lower_ == "may" and token.pos_ not in VERBAL
    coming = token.lemma_ == "appear" and not children(token, "xcomp", "acomp", "oprd") and token not in case.cue
    impossible = token.lower_ == "could" and any(child.dep_ == "neg" for child in token.head.children)
    return None if month or coming or impossible else level_of(token, case.lexicon)


def level_of(token: Token, lexicon: Lexicon) -> Certainty | None:
    """How sure a word makes what it stands in, if it does."""
    return lexicon.certainty.get(token.lower_) or lexicon.certainty.get(token.lemma_.lower())


# --- The types, in the order in which they are tried: each gives a stance where it fits -------------------


def _silence(case: Case) -> Stance | None:
    """That somebody was silent: a report."""
    silent = case.found.entry.silent or (case.found.entry.act == "decline" and case.found.head.pos_ == "ADJ")
    if silent or case.found.head.lower_ in ("silent", "tight-lipped", "mum"):
        return "decline"
    if not case.negated or case.refused:
        return None
    if case.word in ("respond", "reply", "comment", "answer", "return"):
        return "decline"
    told = case.word in case.lexicon.answering and case.word != "deny"
    return "decline" if told and case.found.frame != "clause" else None


def _no_comment(case: Case) -> Stance | None:
    if case.act == "decline":
        words = {token.lemma_.lower() for token in case.content}
        answers = case.main is None or case.main.lemma_ in case.lexicon.answering or words & {"comment", "interview"}
        return "decline" if answers else None
    if case.negated and case.refused and case.word in case.lexicon.answering:
        return "decline"
    if case.negated and case.word == "know" and case.voice.has_office:
        return "decline"
    return "decline" if _says_nothing(case) else None


def _says_nothing(case: Case) -> bool:
    text = " ".join(token.lower_ for token in case.content if not token.is_punct)
    if text.startswith(("no comment", "too early to")) or "too early to say" in text or "neither confirm" in text:
        return True
    main = case.main
    if main is None or not case.of_itself:
        return False
    if main.lemma_ == "know":
        return has_negation(main) or any(child.lower_ == "nothing" for child in main.children)
    if main.lemma_ == "have":
        none = [o for o in children(main, "dobj") if any(child.lower_ in ("no", "any") for child in o.children)]
        return any(o.lemma_ in KNOWING for o in none)
    verbs = {main.lemma_, *(verb.lemma_ for verb in children(main, "xcomp"))}
    refuses = main.lemma_ == "go" or bool(auxiliaries(main) & (_REFUSING | {"am", "'m", "’m"}))
    return has_negation(main) and refuses and bool(verbs & _SAYING)


def _denial(case: Case) -> Stance | None:
    if case.act == "deny":
        return None if case.negated and case.found.frame != "object" else "deny"
    if case.act == "decline":
        return "deny"
    if case.word in NAMING and any(t.lemma_.lower() in case.lexicon.falsehoods for t in case.content):
        return "deny"
    if case.stance != "deny" or case.to_come or not case.voice.is_named:
        return None
    if case.word in INSISTING and (case.voice.has_office or case.of_itself):
        return "deny"
    source, main = case.voice.source, case.main
    weighty = case.voice.has_office or (source is not None and source.pos_ in ("PROPN", "PRON"))
    about = {token.lemma_.lower() for token in (main, *main.children)} if main is not None else set()
    return "deny" if weighty and about & PLANS and case.act == "say" else None


def _confirmation(case: Case) -> Stance | None:
    admits = case.act == "confirm" or case.word in _ADMITTING
    grants = case.negated and case.word in ("dispute", "contest", "deny")
    return case.stance if (admits or grants) and case.voice.is_named else None


def _rumor(case: Case) -> Stance | None:
    found = case.found
    if found.source is not None or found.head.lower_ == "allegedly":
        return None
    if found.frame == "adverb" or case.act == "hear":
        return case.stance
    hearsay = case.word in HEARSAY and found.head.pos_ == "VERB"
    expected = case.to_come and found.frame != "infinitive"
    return case.stance if hearsay and not expected else None


def _forecast(case: Case) -> Stance | None:
    main = case.main
    if case.act == "announce" and case.word in ANNOUNCING:
        return None
    if main is not None and main.lemma_ == "expect" and children(main, "xcomp"):
        return case.stance
    if "predict" in case.acts or case.word in ("hope", "fear", "await"):
        of_the_past = case.word == "fear" and case.found.frame == "clause" and main is not None and is_past(main)
        return None if of_the_past and not case.to_come else case.stance
    if case.act == "intend":
        return None if case.voice.is_named else case.stance
    likely = case.word in THINKING and any(t.lower_ in ("likely", "probable", "inevitable") for t in case.content)
    warned = case.word in ("warn", "doubt", "see", "worry") and (case.to_come or case.may)
    if likely or warned:
        return case.stance
    if case.to_come:
        news = case.voice.is_outlet and case.act in ("say", "announce")
        return None if news or _may_announce(case) else case.stance
    return case.stance if case.may and any(token.lower_ in COMING for token in case.content) else None


def _may_announce(case: Case) -> bool:
    """Whether what is to come is the source's own to decide."""
    expected = case.main is not None and case.main.lemma_ == "expect"
    if expected or not case.voice.is_named or case.act in _OF_OTHERS:
        return False
    return case.of_itself or (case.voice.has_office and not case.may)


def _announcement(case: Case) -> Stance | None:
    announced = case.act == "announce" and case.word in ANNOUNCING
    intended = "intend" in case.acts and case.word not in UNDECIDED and case.voice.is_named
    decided = case.to_come and _may_announce(case)
    return case.stance if announced or intended or decided or _instructs(case) else None


def _instructs(case: Case) -> bool:
    main = case.main
    if main is None or not case.voice.is_named:
        return False
    if case.word in _INSTRUCTING and is_infinitive(main):
        return True
    imperative = main.tag_ == "VB" and own_subject(main) is None and not is_infinitive(main)
    if imperative and case.direct:
        return True
    return case.voice.has_office and case.act == "say" and bool(auxiliaries(main) & {"should", "must"})


def _analysis(case: Case) -> Stance | None:
    thought = any(case.lexicon.acts[act].type == "analysis" for act in case.acts) and case.word not in KNOWN
    if thought or _is_name_for_it(case) or is_unreal(case.content):
        return case.stance
    main = case.main
    if main is not None and any(child.lower_ in ("probably", "perhaps", "apparently") for child in main.children):
        return case.stance
    of_cause = _CAUSE.search(" ".join(token.text for token in case.content)) is not None
    plain = case.word in ("say", "argue", "suggest", "tell") and case.act == "say"
    return case.stance if of_cause and plain and not case.voice.has_office else None


def _is_name_for_it(case: Case) -> bool:
    """Whether somebody calls something something; to describe it is a report, to describe it as something is not."""
    found = case.found
    named = found.entry.word in NAMING and found.head.pos_ == "VERB" and found.frame in ("predicate", "as", "object")
    return named and (case.word != "describe" or any(child.lower_ == "as" for child in found.head.children))


def _background(case: Case) -> Stance | None:
    years = [int(year) for token in case.content for year in _YEAR.findall(token.text)]
    early = [year for year in years if case.year is None or year < case.year]
    past = case.main is not None and is_past(case.main)
    return case.stance if early and past and case.act in ("say", "relay", "confirm", "perceive") else None


_RULES: Final[tuple[tuple[Type, Callable[[Case], Stance | None]], ...]] = (
    ("report", _silence),
    ("no-comment", _no_comment),
    ("denial", _denial),
    ("confirmation", _confirmation),
    ("rumor", _rumor),
    ("forecast", _forecast),
    ("announcement", _announcement),
    ("analysis", _analysis),
    ("background", _background),
)
