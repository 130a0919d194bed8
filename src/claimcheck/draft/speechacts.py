"""What kind of statement an attribution is: its type, stance and certainty.

Knows what words do, and the order in which types are tried (the first that fits). Must not know registries or
the claim base.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from attrs import frozen

from claimcheck.draft.attribution import Attribution
from claimcheck.draft.lexicon import Lexicon
from claimcheck.draft.relays import is_outlet
from claimcheck.draft.syntax import VERBAL, Passage, Token, children, is_infinitive, own_subject
from claimcheck.model import Certainty, Stance, Type

_WEAKEST_FIRST: Final[tuple[Certainty, ...]] = ("doubtful", "possible", "probable", "certain")
_NEGATIVE: Final = frozenset({"no", "none", "nobody", "nothing", "never", "neither", "nowhere"})
_FUTURE: Final = frozenset({"will", "'ll", "’ll", "shall", "wo"})
_FIRST: Final = frozenset({"i", "we"})
_YEAR: Final = re.compile(r"(?<![\d,.$£€])(1[5-9]\d\d|20\d\d)(?![\d,.]*\d|\s*(?:per|%|people|workers))")
_KNOWING: Final = frozenset({"know", "information", "knowledge", "idea", "comment", "clue"})
_PLANS: Final = frozenset(
    ["plan", "meeting", "talk", "intention", "visit", "deal", "agreement", "decision", "truth", "presence", "trip", "negotiation", "contact", "role"]
)
_INSISTING: Final = frozenset(
    {"insist", "maintain", "stress", "assure", "reiterate", "emphasize", "emphasise", "protest"}
)
_HEARSAY: Final = frozenset(["say", "believe", "think", "understand", "report", "rumor", "rumour", "know", "suppose", "hear", "suspect", "fear"])
_SILENT: Final = frozenset({"silent", "tight-lipped", "mum"})
_NAMING: Final = frozenset(
    {"call", "describe", "characterize", "characterise", "portray", "label", "brand", "dub", "deem"}
)
_ANNOUNCING: Final = frozenset({"announce", "announcement", "unveil", "declare", "decree", "proclaim", "rule", "order"})
_RUNNING: Final = frozenset({"run", "head", "lead", "own", "manage", "chair", "command", "direct"})
_NEAR: Final = 8  # words of a content without a verb in which doubt is looked for
_SEEMING: Final = frozenset({"seem", "appear"})
_THINKING: Final = frozenset({"see", "view", "consider", "regard"})
_CAUSE: Final = re.compile(r"\b(because|caused by|due to|thanks to|to blame)\b", re.IGNORECASE)


@frozen
class Kind:
    """How a statement is to be taken."""

    type: Type
    stance: Stance
    certainty: Certainty | None


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
    return _Case(one, passage, lexicon, described, year).kind()


def of_own_voice(head: Token, lexicon: Lexicon, *, is_old: bool) -> Kind:
    """The kind of what the article says itself in a clause; `is_old`: the clause dates it well before the article."""
    auxiliaries = {c.lower_ for c in children(head, "aux", "auxpass")}
    levels = {
        level
        for t in _core(head)
        if (level := lexicon.certainty.get(t.lower_)) and not (t.lower_ == "may" and t.pos_ not in VERBAL)
    }
    certainty = next((level for level in _WEAKEST_FIRST if level in levels), None)
    negative = any(c.dep_ == "neg" or c.lower_ in _NEGATIVE for c in head.children) or any(
        d.lower_ == "no" for o in children(head, "dobj", "attr", "nsubj") for d in o.children
    )
    stance: Stance = "deny" if negative else "affirm"
    if (
        auxiliaries & _FUTURE
        or (is_infinitive(head) and (head.dep_ != "acl" or head.head.dep_ == "ROOT"))
        or head.lemma_ in ("schedule", "set", "expect")
        or any(c.dep_ == "xcomp" and is_infinitive(c) and head.lemma_ in ("be", "go", "set") for c in head.children)
    ):
        return Kind("forecast", stance, certainty)
    if auxiliaries & {"may", "might", "could", "would", "can", "should", "must"}:
        return Kind("analysis", stance, certainty)
    past = head.tag_ in ("VBD", "VBN") or any(c.tag_ == "VBD" for c in children(head, "aux", "auxpass"))
    fresh = past and not is_old
    return Kind("report" if fresh else "background", stance, certainty)


class _Case:
    """One attribution and what the rules ask of it."""

    def __init__(
        self, one: Attribution, passage: Passage, lexicon: Lexicon, described: frozenset[str], year: int | None
    ) -> None:
        start, doc = passage
        self.one, self.found, self.lexicon, self.described, self.year = one, one.found, lexicon, described, year
        inside = [(a - start, b - start) for a, b in one.content]
        self.content = [t for t in doc if any(a <= t.idx < b for a, b in inside) and not t.is_space]
        self.cue = [doc[i] for i in sorted(one.found.cue) if i < len(doc)]
        self.main = _main_verb(self.content, one.found.frame)
        self.word = one.found.entry.word.split()[0]
        self.act = one.found.act or one.found.entry.act
        self.acts = {self.act, self._own_mind()}

    def kind(self) -> Kind:
        for type, rule in _RULES:
            stance = rule(self)
            if stance is not None:
                return Kind(type, stance, None if stance == "decline" else self.certainty())
        return Kind("report", self.stance(), self.certainty())

    # --- What stands there ---------------------------------------------------------------------------------

    def certainty(self) -> Certainty | None:
        """The weakest word of doubt or certainty in the cue or the main clause."""
        main = self.main
        near = [*self.cue, *_core(main)] if main is not None else [*self.cue, *self.content[:_NEAR]]
        found = {level for token in near if (level := self._level(token))}
        if self.word in self.lexicon.certainty:
            found.add(self.lexicon.certainty[self.word])
        if self._cue_negated() and "doubtful" in found:
            found = {"certain"}
        if self.word == "rule out" or self.found.entry.word == "rule out":
            found |= {"possible"} if self._cue_negated() else set()
        return next((level for level in _WEAKEST_FIRST if level in found), None)

    def _level(self, token: Token) -> Certainty | None:
        if token.lower_ == "may" and token.pos_ not in VERBAL:
            return None
        if token.lemma_ in _SEEMING and not children(token, "xcomp", "acomp", "oprd") and token not in self.cue:
            return None
        if token.lower_ == "could" and any(child.dep_ == "neg" for child in token.head.children):
            return None
        return self.lexicon.certainty.get(token.lower_) or self.lexicon.certainty.get(token.lemma_.lower())

    def stance(self) -> Stance:
        return "deny" if self._content_negated() else "affirm"

    def _cue_negated(self) -> bool:
        return any(t.dep_ == "neg" or t.lower_ in ("not", "n't", "n’t", "never", "no") for t in self.cue)

    def _content_negated(self) -> bool:
        main = self.main
        if main is None:
            return bool(self.content) and self.content[0].lower_ in ("no", "not", "none", "never")
        if any(c.dep_ == "neg" or c.lower_ in _NEGATIVE for c in main.children):
            return True
        words = [t for t in self.content if not t.is_punct]
        if (
            words
            and words[0].lower_ in ("no", "never", "none", "nobody", "nothing", "neither")
            and words[0].i <= main.i
        ):
            return True
        near = [c for c in main.children if c.dep_ in ("nsubj", "nsubjpass", "dobj", "attr")]
        return any(g.lower_ in ("no", "none", "neither") for c in near for g in (c, *c.children))

    def _is_future(self) -> bool:
        main = self.main
        if main is None:
            return False
        words = {c.lower_ for c in main.children if c.dep_ in ("aux", "auxpass")}
        if words & _FUTURE:
            return True
        if "would" in words and not self._is_quoted(main) and not self._is_conditional():
            return True
        if is_infinitive(main) and self.found.frame in ("clause", "phrase", "infinitive"):
            return True
        if main.lemma_ == "be" and children(main, "xcomp") and not children(main, "acomp", "attr"):
            return any(is_infinitive(c) for c in children(main, "xcomp"))
        up = main.lemma_ in ("go", "be", "set", "expect", "schedule", "due") and any(
            c.dep_ == "xcomp" and is_infinitive(c) for c in main.children
        )
        return (
            (up
            and main.lemma_ != "be")
            or any(c.dep_ == "acomp" and c.lemma_ in ("set", "due", "likely", "about") for c in main.children)
        )

    def _is_quoted(self, token: Token) -> bool:
        """Whether a word stands within quotation marks that the content has."""
        marks = [t for t in self.content if t.i < token.i and (t.is_quote or t.text in ("“", "”", "''"))]
        return len(marks) % 2 == 1

    def _is_conditional(self) -> bool:
        return any(t.lower_ in ("if", "were", "had") and t.i <= self.content[0].i + 1 for t in self.content[:2])

    def _is_unreal(self) -> bool:
        main = self.main
        return (
            main is not None
            and any(c.lower_ in ("would", "could") for c in children(main, "aux"))
            and self._is_conditional()
        )

    def _own_mind(self) -> str:
        """What the source says that itself does: expects, thinks, plans."""
        main = self.main
        entry = (
            self.lexicon.verbs.get(main.lemma_.lower())
            if main is not None and not children(main, "auxpass", "neg")
            else None
        )
        own = entry is not None and self.act == "say" and (self._of_itself() or own_subject(main) is None)
        if not own or entry is None or entry.act not in ("predict", "intend", "believe", "suspect", "doubt"):
            return self.act
        return entry.act if entry.act in ("predict", "intend") or entry.word in self.lexicon.certainty else self.act

    # --- Who speaks ----------------------------------------------------------------------------------------

    def _source_words(self) -> list[Token]:
        source = self.found.source
        return [] if source is None else [source, *children(source, "compound", "appos", "amod", "nmod", "poss")]

    def _is_named(self) -> bool:
        """Whether the source can speak for itself or a body: no anonymous members, nobody counted."""
        source = self.found.source
        if source is None:
            return False
        if source.pos_ in ("PROPN", "PRON"):
            return source.lower_ not in ("some", "others", "many", "few", "most", "another", "one", "those")
        indefinite = source.tag_ == "NNS" or any(
            d.lower_ in ("a", "an", "another", "one", "two", "three", "some", "several") for d in source.children
        )
        return not (
            source.lemma_.lower() in self.lexicon.anonymous
            and (indefinite or source.lemma_ in ("source", "official", "insider", "people"))
        )

    def _has_office(self) -> bool:
        deciding = self.lexicon.offices | self.lexicon.bodies
        words = {w for t in self._source_words() for w in (t.lemma_.lower(), t.lower_)} | self.described
        runs = self.found.source is not None and any(r.lemma_ in _RUNNING for r in children(self.found.source, "relcl"))
        return self._is_named() and bool(words & deciding or runs)

    def _of_itself(self) -> bool:
        """Whether what the source says is about itself."""
        main, source = self.main, self.found.source
        if main is None or source is None:
            return False
        if is_infinitive(main) and own_subject(main) is None:
            return True
        subject = own_subject(main)
        if subject is None:
            return main.tag_ == "VB"  # an imperative
        word = subject.lower_
        if word in _FIRST:
            return True
        if self._is_quoted(main):
            return False
        if word in ("he", "she", "they", "it"):
            return source.lower_ not in _FIRST
        owners = {c.lower_ for c in children(subject, "poss")}
        if owners & {"his", "her", "its", "their", "our", "my"}:
            return True
        names = {t.lower_ for t in self._source_words()}
        return subject.lower_ in names

    # --- The types, in the order in which they are tried ----------------------------------------------------

    def silence(self) -> Stance | None:
        """That somebody was silent: a report."""
        word, negated = self.word, self._cue_negated()
        if self.found.entry.silent or self.found.entry.word in ("available", "unavailable", "unreachable"):
            return "decline"
        if self.found.head.lower_ in _SILENT:
            return "decline"
        if word in ("respond", "reply", "comment", "answer", "return") and negated and not self._modal():
            return "decline"
        if (
            word in self.lexicon.answering
            and negated
            and not self._modal()
            and self.found.frame != "clause"
            and word != "deny"
        ):
            return "decline"
        return None

    def _modal(self) -> bool:
        return any(t.lower_ in ("would", "could", "can", "ca", "will", "wo") for t in self.cue)

    def no_comment(self) -> Stance | None:
        verbs = {t.lemma_.lower() for t in self.content}
        if self.act == "decline":
            return (
                "decline"
                if self.main is None or self.main.lemma_ in self.lexicon.answering or verbs & {"comment", "interview"}
                else None
            )
        if self._cue_negated() and self._modal() and self.word in self.lexicon.answering:
            return "decline"
        if self._cue_negated() and self.word == "know" and self.found.source is not None and self._has_office():
            return "decline"
        return "decline" if self._says_nothing() else None

    def _says_nothing(self) -> bool:
        main = self.main
        words = [t.lower_ for t in self.content if not t.is_punct]
        text = " ".join(words)
        if text.startswith(("no comment", "too early to")) or "too early to say" in text or "neither confirm" in text:
            return True
        if main is None or not self._of_itself():
            return False
        negated = any(c.dep_ == "neg" for c in main.children)
        if main.lemma_ == "know" and (negated or any(c.lower_ == "nothing" for c in main.children)):
            return True
        if main.lemma_ == "have" and any(
            o.lemma_ in _KNOWING and any(d.lower_ in ("no", "any") for d in o.children) for o in children(main, "dobj")
        ):
            return True
        inner = [main, *children(main, "xcomp")]
        return (
            negated
            and any(v.lemma_ in ("comment", "say", "answer", "tell", "discuss", "confirm") for v in inner)
            and bool(
                {c.lower_ for c in main.children}
                & {"can", "ca", "could", "would", "will", "wo", "going", "am", "'m", "’m"}
                or main.lemma_ == "go"
            )
        )

    def denial(self) -> Stance | None:
        if self.act == "deny":
            return None if self._cue_negated() and self.found.frame != "object" else "deny"
        if self.act == "decline":
            return "deny"
        if (
            self.act in ("say", "judge")
            and self.word in ("call", "describe", "label", "brand", "dismiss", "denounce", "characterize")
            and any(t.lemma_.lower() in self.lexicon.falsehoods for t in self.content)
        ):
            return "deny"
        if not self._content_negated() or self._is_future():
            return None
        if self.word in _INSISTING and self._is_named() and (self._has_office() or self._of_itself()):
            return "deny"
        main = self.main
        about = {t.lemma_.lower() for t in (main, *main.children)} if main is not None else set()
        return (
            "deny"
            if self._is_named()
            and self._has_some_say()
            and about & (_PLANS | {"plan", "schedule"})
            and self.act == "say"
            else None
        )

    def _has_some_say(self) -> bool:
        source = self.found.source
        return source is not None and (self._has_office() or source.pos_ in ("PROPN", "PRON"))

    def confirmation(self) -> Stance | None:
        admits = self.act == "confirm" or self.word in ("admit", "acknowledge", "concede", "confess")
        admits = admits or (self._cue_negated() and self.word in ("dispute", "contest", "deny"))
        return self.stance() if admits and self._is_named() else None

    def rumor(self) -> Stance | None:
        found = self.found
        if found.source is not None or found.entry.word == "allegedly":
            return None
        if found.frame == "adverb":
            return self.stance() if found.head.lower_ != "allegedly" else None
        if self.act == "hear":
            return self.stance()
        hearsay = self.word in _HEARSAY and found.head.pos_ == "VERB"
        return self.stance() if hearsay and not self._is_future_of_cue() else None

    def _is_future_of_cue(self) -> bool:
        return self._is_future() and self.found.frame != "infinitive"

    def forecast(self) -> Stance | None:
        if self.main is not None and self.main.lemma_ == "expect" and children(self.main, "xcomp"):
            return self.stance()
        if "predict" in self.acts or self.word in ("hope", "fear", "await"):
            past = (
                self.main is not None
                and self.main.tag_ in ("VBD", "VBN")
                and self.found.frame == "clause"
                and self.word == "fear"
                and not self._is_future()
            )
            return None if past else self.stance()
        if self.act == "announce" and self.word in _ANNOUNCING:
            return None
        if self.word in _THINKING and any(t.lower_ in ("likely", "probable", "inevitable") for t in self.content):
            return self.stance()
        if self.act == "intend":
            return None if self._is_named() else self.stance()
        if self.word in ("warn", "doubt", "see", "predict", "worry") and (self._is_future() or self._may()):
            return self.stance()
        if self._is_future():
            return None if self._may_announce() or self._is_news() else self.stance()
        return self.stance() if self._may() and self._has_time() else None

    def _is_news(self) -> bool:
        """A named outlet's own news, told without doubt."""
        source = self.found.source
        return (
            source is not None
            and source.pos_ == "PROPN"
            and is_outlet(source, self.lexicon)
            and self.act in ("say", "announce")
        )

    def _may(self) -> bool:
        return self.main is not None and any(
            c.lower_ in ("may", "might", "could", "can") for c in children(self.main, "aux")
        )

    def _has_time(self) -> bool:
        return any(t.lower_ in _COMING for t in self.content)

    def _may_announce(self) -> bool:
        if self.main is not None and self.main.lemma_ == "expect":
            return False
        if not self._is_named() or self.act in ("believe", "suspect", "doubt", "show", "perceive", "seem"):
            return False
        return self._of_itself() or (self._has_office() and not self._may())

    def announcement(self) -> Stance | None:
        if self.act == "announce" and self.word in _ANNOUNCING:
            return self.stance()
        if "intend" in self.acts and self.word not in ("consider", "weigh", "mull", "contemplate") and self._is_named():
            return self.stance()
        if self._is_future() and self._may_announce():
            return self.stance()
        return self.stance() if self._instructs() else None

    def _instructs(self) -> bool:
        main = self.main
        if main is None or not self._is_named():
            return False
        if self.word in ("tell", "order", "instruct", "direct", "command") and is_infinitive(main):
            return True
        if main.tag_ == "VB" and own_subject(main) is None and self.one.direct and not is_infinitive(main):
            return True
        return (
            self._has_office()
            and self.act == "say"
            and any(c.lower_ in ("should", "must") for c in children(main, "aux"))
        )

    def analysis(self) -> Stance | None:
        if any(self.lexicon.acts[act].type == "analysis" for act in self.acts) and self.word not in (
            "know",
            "see",
            "understand",
            "remember",
            "recognize",
            "find",
            "learn",
            "forget",
            "notice",
            "discover",
        ):
            return self.stance()
        if (
            self.found.entry.word in _NAMING
            and self.found.frame in ("predicate", "as", "object")
            and self.found.head.pos_ == "VERB"
            and (self.word != "describe" or any(c.lower_ == "as" for c in self.found.head.children))
        ):
            return self.stance()
        if self._is_unreal():
            return self.stance()
        if self.main is not None and any(c.lower_ in ("probably", "perhaps", "apparently") for c in self.main.children):
            return self.stance()
        text = " ".join(t.text for t in self.content)
        return (
            self.stance()
            if _CAUSE.search(text)
            and self.act == "say"
            and self.word in ("say", "argue", "suggest", "believe", "tell")
            and not self._has_office()
            else None
        )

    def background(self) -> Stance | None:
        years = [int(match) for token in self.content for match in _YEAR.findall(token.text)]
        past = self.main is not None and (
            self.main.tag_ in ("VBD", "VBN") or any(c.tag_ == "VBD" for c in children(self.main, "aux", "auxpass"))
        )
        early = [y for y in years if self.year is None or y < self.year]
        return self.stance() if early and past and self.act in ("say", "relay", "confirm", "perceive") else None


_COMING: Final = frozenset(["next", "tomorrow", "tonight", "soon", "later", "coming", "week", "month", "year", "weeks", "months", "early"])
_RULES: Final = (
    ("report", _Case.silence),
    ("no-comment", _Case.no_comment),
    ("denial", _Case.denial),
    ("confirmation", _Case.confirmation),
    ("rumor", _Case.rumor),
    ("forecast", _Case.forecast),
    ("announcement", _Case.announcement),
    ("analysis", _Case.analysis),
    ("background", _Case.background),
)


def _main_verb(content: Iterable[Token], frame: str) -> Token | None:
    """The head of the first clause of a content, when that is a clause."""
    tokens = list(content)
    inside = {token.i for token in tokens}
    for token in tokens:
        if (
            token.pos_ in VERBAL
            and (token.head.i not in inside or token.head == token)
            and token.dep_ not in ("amod", "compound")
        ):
            return token
    return None


def _core(verb: Token) -> list[Token]:
    """A verb with its auxiliaries, adverbs and predicate."""
    return [verb, *children(verb, "aux", "auxpass", "advmod", "acomp", "neg", "attr", "oprd")]
