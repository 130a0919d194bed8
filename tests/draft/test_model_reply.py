"""What of a model's reply gets into a draft: what the article and the claim base bear out, and nothing else."""

from __future__ import annotations

import json
from typing import Any, get_args

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("pydantic", reason="needs the extra: model")
pytest.importorskip("trafilatura", reason="needs the extra: model")

from claimcheck.answers import AnswerReader
from claimcheck.claimbase import load
from claimcheck.claimfile import ClaimFileReader
from claimcheck.codes import ProblemList
from claimcheck.dates import parse_edtf
from claimcheck.draft.article import Article
from claimcheck.draft.bymodel.material import Material
from claimcheck.draft.bymodel.reply import read_reply
from claimcheck.draft.capture import Captured
from claimcheck.draft.claimtext import claim_text
from claimcheck.draft.errors import DraftError
from claimcheck.draft.quoting import Quotable
from claimcheck.draft.statements import Drafted, Marked, Statement
from claimcheck.ids import Vocabulary
from claimcheck.model import Stance, Type
from claimcheck.registries import REGISTRIES
from claimcheck.yamltree import read_tree
from tests.test_cli import PORTS

pytestmark = pytest.mark.heavy

NEWS = """President Orn expected in Kesh

President Tessa Orn will arrive in Veldt on May 14 aboard the presidential yacht, if the sea is calm, her spokeswoman
announced on Tuesday. She will stay for 3 days.

Veldt’s foreign ministry said it had no information about a visit.

“We have been told  to keep the quay free,” said Pell Ander, a dock worker. The yacht has left the quay, he said. The
yacht has left the quay, a pilot told the Tidewater News Agency.
"""
BASE = load(PORTS)
MATERIAL = Material(
    Quotable(NEWS),
    "President Orn expected in Kesh",
    parse_edtf("2031-05-08"),
    "harbor-post",
    BASE.registries.visits["2031-05-veldt"],
    BASE.registries,
)
ARRIVAL = {"question": "arrival_date", "answer": "2031-05-14"}
SPOKESWOMAN = {"words": "her spokeswoman", "id": "orn-spokeswoman"}
GOOD: dict[str, Any] = {
    "quote": ["President Tessa Orn will arrive in Veldt on May 14"],
    "source": [SPOKESWOMAN],
    "type": "announcement",
    "stance": "affirm",
    "answers": [ARRIVAL],
}


def drafted(*statements: object) -> Drafted:
    return read_reply(json.dumps({"statements": statements}), MATERIAL, "harbor")


def only(**changes: Any) -> Statement:
    """What becomes of the good statement when it is changed; it is not dropped."""
    found = drafted(GOOD | changes)
    assert found.dropped == ()
    (one,) = found.statements
    return one


def dropped(**changes: Any) -> str:
    """In which words the good statement is dropped when it is changed."""
    found = drafted(GOOD | changes)
    assert (found.statements, found.marked) == ((), ())
    (message,) = found.dropped
    return message.removeprefix("statement 1 of the reply is dropped: ")


def answers(question: str, *given: str) -> tuple[list[str], tuple[str, ...]]:
    quote = [
        "President Orn expected in Kesh",
        "President Tessa Orn will arrive in Veldt on May 14 aboard the presidential yacht",
        "will stay for 3 days",
        "to keep the quay free",
    ]
    one = only(quote=quote, answers=[{"question": question, "answer": answer} for answer in given])
    return [answer.answer for answer in one.answers], one.left_out


# --- What holds --------------------------------------------------------------------------------------------


def test_a_statement_that_holds() -> None:
    one = only(via=[{"words": "Tidewater News Agency", "id": None}], certainty="probable", said="2031-05-06")
    assert (one.key, one.sources, one.via) == ("orn-spokeswoman", ("orn-spokeswoman",), ("tidewater-agency",))
    assert (one.type, one.stance, one.certainty, one.said) == ("announcement", "affirm", "probable", "2031-05-06")
    assert one.quote == ("President Tessa Orn will arrive in Veldt on May 14",)
    assert [(answer.question, answer.answer) for answer in one.answers] == [("arrival_date", "2031-05-14")]
    assert (one.remarks, one.left_out) == ((), ())


def test_statements_stand_in_the_order_of_the_text_and_each_once() -> None:
    late = GOOD | {"quote": ["it had no information about a visit"], "source": [], "answers": []}
    found = drafted(late, GOOD, GOOD)
    assert [one.key for one in found.statements] == ["orn-spokeswoman", "unstated"]
    assert found.keys == ("orn-spokeswoman", None)


def test_where_it_stands() -> None:
    (one,) = drafted(GOOD | {"cue": "announced", "via": [{"words": "a pilot", "id": None}]}).marked

    def said(spans: tuple[tuple[int, int], ...]) -> list[str]:
        return [NEWS[start:end] for start, end in spans]

    assert said(one.source) == ["her spokeswoman"]
    assert said(one.cue) == ["announced"]
    assert said(one.content) == ["President Tessa Orn will arrive in Veldt on May 14"]
    assert [said(relay) for relay in one.via] == [["a pilot"]]


def test_words_that_do_not_stand_there_have_no_place() -> None:
    (one,) = drafted(GOOD | {"cue": "swore", "source": [{"words": "a mate", "id": "kesh-mayor"}]}).marked
    assert (one.source, one.cue) == ((), ())
    assert isinstance(one, Marked)


def test_who_would_not_say_leaves_questions_unanswered() -> None:
    one = only(
        quote=["it had no information about a visit"],
        type="no-comment",
        stance="decline",
        answers=[ARRIVAL],
        unanswered=["occurs", "mood", "occurs"],
    )
    assert (one.answers, one.unanswered) == ((), ("occurs",))
    assert one.left_out == ("“mood” is no question, and is left out",)


# --- Quotes ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("quote", "kept"),
    [
        (['"We have been told to keep the quay free,"'], "“We have been told to keep the quay free,”"),
        (["Veldt's foreign ministry"], "Veldt’s foreign ministry"),
        (["her spokeswoman\nannounced"], "her spokeswoman announced"),
    ],
)
def test_a_quote_has_the_letters_of_the_text(quote: list[str], kept: str) -> None:
    assert only(quote=quote).quote == (kept,)


@pytest.mark.parametrize(
    ("quote", "reason"),
    [
        (["President Orn has called it off"], "the text does not have its quote: “President Orn has called it off”"),
        (["will arrive in Veldt on May 1"], "the text does not have its quote: “will arrive in Veldt on May 1”"),
        (["on May 14", "in Arlan"], "the text does not have its quote: “in Arlan”"),
        ([], "it has no quote"),
        ([""], "the text does not have its quote: “”"),
        (["“"], "the text does not have its quote: ““”"),
        (["yacht"], "its quote does not tell where in the text it stands: “yacht”"),
        (["a" * 200], f"the text does not have its quote: “{'a' * 120}…”"),
        (["on"] * 31, "its quote has 31 pieces"),
        ("on May 14", "quote: Input should be a valid list"),
    ],
)
def test_a_quote_that_proves_nothing(quote: object, reason: str) -> None:
    assert dropped(quote=quote) == reason


def test_a_quote_that_stands_twice_is_made_longer() -> None:
    one = only(quote=["The yacht has left the quay"])
    assert one.quote == ("The yacht has left the quay, he",)
    assert one.remarks == ("quote: it stands more than once; is the first place meant?",)


def test_a_long_quote_is_cut() -> None:
    text = " ".join(NEWS.split())
    one = only(quote=[text[text.index("President Tessa") : text.index("said Pell")]])
    assert len(" ".join(one.quote).split()) <= 30
    assert MATERIAL.source.has_once(one.quote[0])
    assert one.remarks == ("quote: of 50 words, cut to what a claim file may have",)


# --- Who and when ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "source", "remark"),
    [
        ({"words": "", "id": "harbor-post"}, "harbor-post", None),
        ({"words": "", "id": "unstated"}, "unstated", None),
        ({"words": " ", "id": None}, "unstated", None),
        ({"words": "Veldt's foreign ministry", "id": None}, "veldt-foreign-ministry", None),
        (
            {"words": "the palace", "id": "orn-office"},
            "orn-office",
            "source: the text does not have “the palace”: is it orn-office?",
        ),
        (
            {"words": "Veldt's foreign ministry", "id": "kesh-mayor"},
            "kesh-mayor",
            "source: “Veldt’s foreign ministry” names veldt-foreign-ministry",
        ),
        (
            {"words": "Pell Ander, a dock worker", "id": "pell"},
            "unstated",
            "source: “Pell Ander, a dock worker” is in no registry; see below",
        ),
        (
            {"words": "the harbor master", "id": None},
            "unstated",
            "source: “the harbor master” is left out: it is neither in the text nor a source",
        ),
        (
            {"words": "", "id": "../a"},
            "unstated",
            "source: “../a” is left out: it is neither in the text nor a source",
        ),
    ],
)
def test_who_says_it(told: dict[str, Any], source: str, remark: str | None) -> None:
    one = only(source=[told], type="report")
    assert (one.sources, one.remarks) == ((source,), (remark,) if remark else ())


def test_an_outlet_that_is_new_in_the_claim_base_speaks_for_itself() -> None:
    told = GOOD | {"source": [{"words": "", "id": "gull"}], "type": "report"}
    (one,) = read_reply(json.dumps({"statements": [told]}), evolve(MATERIAL, outlet="gull"), "harbor").statements
    assert (one.key, one.sources, one.remarks) == ("own", ("gull",), ())


def test_who_is_in_no_registry_is_proposed() -> None:
    one = only(source=[{"words": "Pell Ander, a dock worker", "id": None}])
    assert one.strangers == ("Pell Ander, a dock worker",)


@pytest.mark.parametrize(
    ("key", "given", "kept", "remark"),
    [
        ("said", "2031-05-06", "2031-05-06", None),
        ("said", "Tuesday", None, "said: left out: 'Tuesday' is not a date"),
        ("said", "2031-05-09", None, "said: 2031-05-09 is left out: it is after the publication"),
        ("said", "2030-01-02", None, "said: 2030-01-02 is left out: the text does not name it"),
        ("condition", "the sea is calm", "the sea is calm", None),
        ("condition", "it pays", None, "if: “it pays” is left out: the text does not have these words"),
        ("condition", " ", None, "if: “” is left out: the text does not have these words"),
        ("own_words", True, False, "own_words: left out: the quote does not stand within quotation marks"),
    ],
)
def test_other_fields(key: str, given: object, kept: object, remark: str | None) -> None:
    one = only(**{key: given})
    assert getattr(one, key) == kept
    assert [text[: len(remark or "")] for text in one.remarks] == ([remark] if remark else [])


@pytest.mark.parametrize("type", ["announcement", "confirmation"])
def test_what_only_a_party_can_do(type: str) -> None:
    one = only(type=type, source=[])
    assert one.type == "report"
    assert one.remarks == (f"type: for the model {type}, but of nobody who speaks for a party of the visit",)


def test_own_words_within_quotation_marks() -> None:
    assert only(own_words=True, quote=["told to keep the quay free"]).own_words


@pytest.mark.parametrize(
    ("key", "given", "reason"),
    [
        ("type", "leak", "type: Input should be 'rumor', 'report'"),
        ("stance", "shrug", "stance: Input should be 'affirm', 'deny' or 'decline'"),
        ("certainty", "sure", "certainty: Input should be 'certain', 'probable'"),
        ("happened", "yes", "happened: Input should be a valid boolean"),
        ("source", ["kesh-mayor"], "source.0: Input should be a valid dictionary"),
        ("answers", [{"question": "duration", "answer": 3}], "answers.0.answer: Input should be a valid string"),
    ],
)
def test_what_is_no_statement_at_all(key: str, given: object, reason: str) -> None:
    assert dropped(**{key: given}).startswith(reason)


def test_what_is_not_even_an_entry() -> None:
    assert drafted("stop", GOOD).dropped[0].startswith("statement 1 of the reply is dropped: all of it: Input should")


def test_keys_of_its_own_invention_do_nothing() -> None:
    assert only(file="../evil.yaml", url="http://127.0.0.1/") == only()


# --- Answers -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "given", "kept", "reason"),
    [
        ("arrival_date", ["2031-05-14"], ["2031-05-14"], None),
        ("arrival_date", ["May 14"], [], "'May 14' is not a date"),
        ("arrival_date", ["2031-06-30"], [], "the quote does not name it"),
        ("summit_place", ["kesh"], ["kesh"], None),
        ("summit_place", ["Kesh"], [], "there is no place `Kesh`. Write `kesh`."),
        ("summit_place", ["port-mira"], [], "the quote does not name it"),
        ("delegate", ["lena-brandt"], [], "the quote does not name it"),
        ("delegate", ["tessa-orn"], ["tessa-orn"], None),
        ("cancelled_by", ["veldt"], ["veldt"], None),
        ("duration", ["3 days"], ["3 day"], None),
        ("duration", ["4 days"], [], "the quote does not name it"),
        ("duration", ["three tons"], [], "'three tons' is not an amount"),
        ("occurs", ["yes"], ["yes"], None),
        ("occurs", ["true"], [], "the answer to `occurs` must be yes or no, not `true`. Write yes."),
        ("transport", ["yacht"], ["yacht"], None),
        ("transport", ["vessel"], ["ship"], None),
        ("transport", ["balloon"], [], "`transport` has no term `balloon`"),
        ("transport", ["yacht", "plane"], ["yacht"], "the question has one answer, and that is yacht"),
        ("motive", ["to keep the quay free"], ["to keep the quay free"], None),
        ("motive", ["a loan"], [], "the quote does not name it"),
        ("stop", ["none"], ["none"], None),
        ("stop", ["kesh", "none"], ["kesh"], "none cannot stand beside other answers"),
        ("stop", ["kesh", "kesh"], ["kesh"], None),
    ],
)
def test_answers(question: str, given: list[str], kept: list[str], reason: str | None) -> None:
    found, left_out = answers(question, *given)
    assert found == kept
    start = f"{question}: “{given[-1]}” is left out: {reason}"
    assert [text[: len(start)] for text in left_out] == ([start] if reason else [])


def test_an_amount_without_a_number() -> None:
    source = Quotable(NEWS.replace("for 3 days", "for a week-long visit"))
    reply = {
        "statements": [
            GOOD | {"quote": ["a week-long visit"], "answers": [{"question": "duration", "answer": "7 day"}]}
        ]
    }
    (one,) = read_reply(json.dumps(reply), evolve(MATERIAL, source=source), "harbor").statements
    assert [answer.answer for answer in one.answers] == ["7 day"]


def test_what_only_the_rest_of_the_text_names_is_no_answer() -> None:
    one = only(quote=["She will stay for 3 days"], answers=[ARRIVAL, {"question": "summit_place", "answer": "kesh"}])
    assert one.answers == ()
    assert one.left_out == (
        "arrival_date: “2031-05-14” is left out: the quote does not name it",
        "summit_place: “kesh” is left out: the quote does not name it",
    )


def test_a_question_that_nobody_asks() -> None:
    assert answers("mood", "grim") == ([], ("“mood” is no question, and “grim” is left out",))


# --- What is no reply --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        ("", "is empty"),
        (" \n", "is empty"),
        ("I cannot help with that.", "is not JSON, or was cut off (character 1 of 24: Expecting value)"),
        ('{"statements": [{"quote": ["on Ma', "or was cut off (character 28 of 33: Unterminated string"),
        ("[" * 100_000, "is not JSON that anybody would write"),
        ('{"statements": [' + "9" * 5000 + "]}", "is not JSON that anybody would write"),
        ("[]", "has no list of statements"),
        ('{"claims": []}', "has no list of statements"),
        ('{"statements": {}}', "has no list of statements"),
        ('{"statements": [' + "1," * 500 + "1]}", "has 501 statements"),
    ],
)
def test_what_is_no_reply(reply: str, reason: str) -> None:
    with pytest.raises(DraftError) as told:
        read_reply(reply, MATERIAL, "harbor")
    assert reason in str(told.value)


def test_a_reply_without_statements() -> None:
    assert drafted() == Drafted((), (), (), "harbor")


# --- Anything at all ---------------------------------------------------------------------------------------

HOSTILE = st.sampled_from(
    [
        *(
            "",
            " ",
            "no",
            "none",
            "null",
            "~",
            "yes\n  evil: yes",
            "# x",
            '"',
            "\\",
            "{a: b}",
            "- a",
            "a: b",
            "unstated",
        ),
        *(
            "\x1b[31m",
            "\u202e",
            "\ud800",
            "\x00",
            "\x85",
            "…",
            "../../evil",
            "2031-05-14",
            "[2031-05-14..]",
            "1e999 km",
        ),
        *("kesh", "veldt", "tessa-orn", "harbor-post", "3 days", "yacht", "occurs", "stop", "arrival_date", "motive"),
        *("President Tessa Orn", "on May 14", "The yacht has left the quay", "to keep the quay free", "is calm"),
    ]
)
WORDS = HOSTILE | st.sampled_from(NEWS.split()) | st.text(max_size=20)
SOMEBODY = st.fixed_dictionaries(
    {"words": WORDS, "id": st.none() | WORDS | st.sampled_from([*BASE.registries.sources])}
)
QUESTION = st.sampled_from([*BASE.registries.questions])
GOOD_ANSWERS = st.sampled_from(
    [("occurs", "yes"), ("transport", "vessel"), ("stop", "none"), ("topic", "fish"), ("topic", "a-1")]
)
ANSWER = st.builds(
    lambda pair: {"question": pair[0], "answer": pair[1]},
    GOOD_ANSWERS | st.tuples(QUESTION, HOSTILE) | st.tuples(WORDS, WORDS),
)
QUOTE = st.sampled_from([line for line in NEWS.split("\n") if line])
STATEMENT = st.fixed_dictionaries(
    {
        "quote": st.lists(QUOTE, min_size=1, max_size=2) | st.lists(WORDS | QUOTE, max_size=3),
        "source": st.lists(SOMEBODY, max_size=2),
        "via": st.lists(SOMEBODY, max_size=2),
        "type": st.sampled_from(get_args(Type)),
        "stance": st.sampled_from(get_args(Stance)),
        "happened": st.booleans(),
        "own_words": st.booleans(),
        "cue": WORDS,
        "condition": st.none() | WORDS,
        "said": st.none() | WORDS,
        "answers": st.lists(ANSWER, max_size=4),
        "unanswered": st.lists(WORDS | QUESTION, max_size=3),
    }
)


@given(st.lists(STATEMENT, max_size=5))
def test_whatever_a_model_replies_the_file_has_no_errors(statements: list[dict[str, Any]]) -> None:
    found = drafted(*statements)
    captured = Captured(NEWS, "en", published=parse_edtf("2031-05-08"))
    article = Article("a-1", "harbor-post", parse_edtf("2031-05-08"), captured, "2031-05-veldt", (), {})
    written = claim_text(article, found, BASE.registries)
    problems = ProblemList("a-1.yaml")
    root = read_tree(written.encode(), problems)
    assert root is not None
    known = {name: getattr(BASE.registries, name) for name in REGISTRIES}
    reader = ClaimFileReader(BASE.registries, Vocabulary(known), AnswerReader(Vocabulary(known)))
    read = reader.read("a-1", root, problems)
    assert problems.found == []
    whole = {one.key for one in found.statements if one.is_whole}
    assert {claim.statement.key for claim in read.claims} == whole
    assert all(MATERIAL.source.find(piece) for claim in read.claims for piece in claim.statement.quote)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | WORDS, lambda inner: st.lists(inner, max_size=3)
    )
)
def test_what_is_no_statement_is_dropped(entry: object) -> None:
    assert len(drafted(entry).dropped) == 1
