"""An invented world: the leader of Arlan travels to Veldt. Every kind of question and every feature is in it.

Knows the registries that all hand-written and random claim bases share. Must not know any claim.
"""

from __future__ import annotations

from typing import Literal

from claimcheck.dates import parse_edtf
from claimcheck.model import (
    Kind,
    Person,
    Place,
    PlaceEdge,
    Question,
    Registries,
    Source,
    Term,
    Tolerance,
    Visit,
)


def _visit(
    id: str,
    window: str | None,
    destination: str | None = "veldt",
    guest: str | None = "arlan-leader",
    superseded_by: str | None = None,
) -> Visit:
    return Visit(
        id=id,
        title=id,
        guest=guest,
        destination=destination,
        parties=("arlan", "veldt"),
        window=parse_edtf(window) if window else None,
        superseded_by=superseded_by,
        scopes={"forum": "within the framework of the forum", "border": "at the border"},
    )


VISITS = (
    _visit("summer", "2001-07-25/2001-08-19", superseded_by="autumn"),
    _visit("autumn", "2001-10-01/2001-10-31"),
    _visit("port", "2003-05", destination="halm"),
    _visit("envoy", "2003-06", guest="arlan-envoy"),
    _visit("spring", "2019-04"),
    _visit("moving", "2018-10", superseded_by="moved"),  # before and after Halm moved to another district
    _visit("moved", "2018-12"),
    _visit("return", "2019-06", destination="halm"),
    _visit("prelude", "2019-03-20/2019-04-01"),  # whose last day is the first of spring
    _visit("founding", "[..2000-12-31]"),
    _visit("habits", None, destination=None),
)


EXACT = Tolerance()


def _question(
    id: str,
    kind: Kind,
    answers: Literal["one", "many"] = "one",
    entails: tuple[tuple[str, str], ...] = (),
    after: tuple[str, ...] = (),
    within: tuple[str, ...] = (),
    spans: tuple[str, ...] = (),
    unit: str | None = None,
    tolerance: Tolerance = EXACT,
    terms: tuple[Term, ...] = (),
    first_since: tuple[str, ...] = (),
    open: bool = True,
) -> Question:
    return Question(
        id=id,
        asks=f"What about {id}?",
        kind=kind,
        answers=answers,
        entails=entails,
        after=after,
        within=within,
        spans=spans,
        unit=unit,
        tolerance=tolerance,
        terms={term.id: term for term in terms},
        first_since=first_since,
        open=open,
    )


OCCURS = (("occurs", "yes"),)
SUMMIT = (("summit_occurs", "yes"),)
QUESTIONS = (
    _question("occurs", "yesno"),
    _question("visit_period", "date", entails=OCCURS),
    _question("arrival_date", "date", entails=OCCURS, within=("visit_period",)),
    _question("departure_date", "date", entails=OCCURS, after=("arrival_date",)),
    _question("duration", "amount", entails=OCCURS, spans=("arrival_date", "departure_date"), unit="day"),
    _question("summit_occurs", "yesno", entails=OCCURS),
    _question("summit_date", "date", entails=SUMMIT, after=("arrival_date",)),
    _question("summit_place", "place", entails=SUMMIT),
    _question("route_stop", "place", "many", entails=OCCURS),
    _question("rest_stop", "place", "many"),
    _question(
        "transport",
        "term",
        terms=(Term("train"), Term("armored-train", within="train"), Term("plane"), Term("ship")),
    ),
    _question("distance", "amount", unit="km", tolerance=Tolerance(relative=0.05)),
    _question("delegation_size", "amount", unit="person", tolerance=Tolerance(absolute=2)),
    _question("cancelled_by", "party", entails=(("occurs", "no"),)),
    _question("previous_visit", "date", first_since=("guest", "destination")),
    _question("earlier_visits", "date", "many", first_since=("guest",)),
    _question("cancelled_on", "date", entails=(("occurs", "no"),)),
    _question("rehearsal", "yesno"),
    _question("rehearsal_date", "date", entails=(("rehearsal", "yes"),)),
    _question("rehearsal_place", "place", entails=(("rehearsal", "yes"),)),
    _question("rest_day", "date", "many", after=("arrival_date",)),
    _question("counterpart", "person", entails=SUMMIT),
    _question("companion", "person", "many"),
    _question("leg", "amount", "many", unit="km", tolerance=Tolerance(relative=0.05)),
    _question("detour", "amount", "many", unit="km", tolerance=Tolerance(absolute=2)),
    _question("way_back", "amount", unit="km", tolerance=Tolerance(relative=0.02)),
    _question("summit_cancelled_by", "party", entails=(("summit_occurs", "no"),)),
    _question("toast", "term"),
    _question(
        "agenda_topic",
        "term",
        "many",
        terms=(Term("trade"), Term("railways", within="trade"), Term("gas", within="trade"), Term("prestige")),
    ),
    _question("motive", "term", "many", open=False),
    _question("remark", "text"),
)

SOURCES = (
    Source("veldt-government", "the government of Veldt", speaks_for="veldt"),
    Source("veldt-spokesman", "a spokesman of Veldt", part_of="veldt-government"),
    Source("veldt-ministry", "a ministry of Veldt", part_of="veldt-government"),
    Source("arlan-government", "the government of Arlan", speaks_for="arlan"),
    Source("arlan-agency", "the state agency of Arlan", part_of="arlan-government"),
    Source("arlan-daily", "Arlan Daily", part_of="arlan-government", speaks_for="none"),
    Source("daily-columnist", "a columnist of the daily", part_of="arlan-daily"),
    Source("veldt-desk", "a desk of Veldt in the agency of Arlan", part_of="arlan-agency", speaks_for="veldt"),
    Source("oster-ministry", "a ministry of Oster", speaks_for="oster"),
    Source("railway", "the railway"),
    Source("expert", "an expert"),
    Source("officials", "unnamed officials", unnamed=True),
    Source("villagers", "unnamed villagers", unnamed=True),
    Source("ministry-insider", "an insider in the ministry", unnamed=True, part_of="veldt-ministry"),
    Source("daily-insider", "an insider at the daily", unnamed=True, part_of="arlan-daily"),
    Source("railway-insider", "an insider at the railway", unnamed=True, part_of="railway"),
    Source("wire-insider", "an insider at the wire", unnamed=True, part_of="coast-wire"),
    Source("circle", "an unnamed circle", unnamed=True),
    Source("circle-member", "a member of the circle", part_of="circle"),
    Source("circle-insider", "an insider in the circle", unnamed=True, part_of="circle"),
    Source("harbor-post", "Harbor Post"),
    Source("north-courier", "North Courier"),
    Source("bell-group", "Bell Group"),
    Source("morning-bell", "Morning Bell", part_of="bell-group"),
    Source("evening-bell", "Evening Bell", part_of="bell-group"),
    Source("coast-wire", "Coast Wire"),
    Source("hill-wire", "Hill Wire"),
    Source("wires", "unnamed agencies", unnamed=True),
)

PLACES = (
    Place("veldt", "Veldt"),
    Place("arlan", "Arlan"),
    Place("north", "North", (PlaceEdge("veldt"),)),
    Place("coast", "Coast", (PlaceEdge("veldt"),)),
    Place(
        "halm",
        "Halm",
        (
            PlaceEdge("north", until=parse_edtf("2018-11-02")),
            PlaceEdge("coast", since=parse_edtf("2018-11-03")),
        ),
    ),
    Place("old-halm", "Old Halm", (PlaceEdge("halm"),)),
    Place("sund", "Sund", (PlaceEdge("coast"),)),
    Place("karst", "Karst", (PlaceEdge("arlan"),)),
)

PEOPLE = (
    Person("arlan-leader", "Leader of Arlan"),
    Person("arlan-envoy", "Envoy of Arlan"),
    Person("veldt-president", "President of Veldt"),
    Person("veldt-premier", "Premier of Veldt"),
)

REGISTRIES = Registries(
    visits={visit.id: visit for visit in VISITS},
    questions={question.id: question for question in QUESTIONS},
    sources={source.id: source for source in SOURCES},
    places={place.id: place for place in PLACES},
    people={person.id: person for person in PEOPLE},
)
