"""English words by what they do to a sentence, where that is grammar and not a way to attribute something.

Knows words. Must not know sentences; the cues stand in cues.yaml.
"""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


OBJECT_CONTROL: Final = _words(
    """ask tell urge order persuade force allow invite let make help encourage lead want expect convince enable"""
)
"""Verbs whose object does what the infinitive after it says."""

THINGS: Final = _words(
    """
    statement email e-mail letter memo ad advertisement tweet post message video note op-ed column editorial petition
    lawsuit resolution bill announcement release text telegram cable speech address remark comment interview article
    story piece essay brief motion trouble time difficulty history way effort attempt
    """
)
"""Nouns for what somebody makes or has, not for somebody: what hangs on them is the maker's or owner's doing."""

CARRIERS: Final = _words(
    """
    statement letter message memo tweet post email e-mail note response reply text release question answer remark
    following
    """
)
"""What carries words: `released a statement: "..."`."""

DAYS: Final = _words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december today yesterday tomorrow morning afternoon evening night weekend week month
    """
)
"""Nouns after which a preposition tells when something was said, not what."""

FOR_COMMENT: Final = _words("comment interview question statement remark")
"""What those who keep silent are asked for."""

LIGHT: Final = _words(
    """
    issue make release give send have express voice raise deliver offer post publish write put file hold show take share
    launch leave draw repeat reiterate renew stand state submit hear see cite echo use add find feel reach win get step
    ratchet drop
    """
)
"""Verbs that say little beside their object: `made the claim`, `has a fear`."""

SPREADING: Final = _words("circulate swirl abound spread grow mount emerge surface fly go persist intensify")
"""What rumors do: what hangs on these verbs is what the rumor is about."""

TIMES: Final = _words("time day year month week moment way reason hour night minute place extent case point")
"""Nouns after which a relative clause says when, where or how, not what."""

ASKING: Final = _words("ask wonder question see know inquire")
"""Verbs after which `if` means whether."""

GIVEN_NAMES: Final = _words("call name title entitle nickname dub christen")
"""Verbs that, passive and without an agent, give a name and say nothing."""

NOT_SOURCES: Final = _words("plan schedule need rule law age size taste")
"""What follows `according to` without saying anything."""

HEADINGS: Final = _words(
    """
    note update updated correction photo photos video image watch read more related editor publication source sources
    issue volume tags tag topics category by date time place where when what why how key example exclusive breaking
    opinion analysis live abstract text q question caption credit copyright contact email phone twitter facebook
    instagram filed share comments words section page continue
    """
)
"""Words before a colon that are no name."""

GENERIC_BODIES: Final = _words("company firm group bank club union ministry agency paper newspaper leader man woman")
"""Nouns by which somebody named before is called without any word of his name."""

NEGATIVE: Final = _words("no none nobody nothing never neither nowhere")
FUTURE: Final = _words("will 'll ’ll shall wo")
MODALS: Final = _words("will would may might could can should must shall to")
COMING: Final = _words("next tomorrow tonight soon later coming week month year weeks months early")
"""Words that put what may be into time to come."""

KNOWING: Final = _words("know information knowledge idea comment clue")
"""What those say they have none of who have nothing to say."""

PLANS: Final = _words(
    """
    plan meeting talk intention visit deal agreement decision truth presence trip negotiation contact role schedule
    """
)
"""What is denied by saying that there is none."""

INSISTING: Final = _words("insist maintain stress assure reiterate emphasize emphasise protest")
HEARSAY: Final = _words("say believe think understand report rumor rumour know suppose hear suspect fear")
"""Verbs that, passive and without a source, tell a rumor."""

ANNOUNCING: Final = _words("announce announcement unveil declare decree proclaim rule order")
NAMING: Final = _words("call describe characterize characterise portray label brand dub deem")
THINKING: Final = _words("see view consider regard")
UNDECIDED: Final = _words("consider weigh mull contemplate")
RUNNING: Final = _words("run head lead own manage chair command direct")
"""What those do to a body who speak for it."""

KNOWN: Final = _words("know see understand remember recognize find learn forget notice discover")
"""Verbs for what is so, not for what somebody makes of it."""

COMMUNICATED: Final = _words("vow pledge promise threaten offer propose insist agree refuse plea")
"""Intentions that somebody has told of."""

TASTES: Final = _words("like love enjoy prefer hate loathe detest dislike dread fond afraid")
"""What somebody likes or not, always."""
