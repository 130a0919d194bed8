"""However a file is written, its one form says the same, keeps its comments, and is the only one."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import attrs
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.claimbase import load
from claimcheck.codes import ProblemList
from claimcheck.layout import formatted
from claimcheck.layout.shapes import SHAPES, Kind
from claimcheck.model import Location
from tests.layout.scribbled import VALUES, written
from tests.loader.cases import PORTS


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data(), VALUES.filter(lambda value: isinstance(value, dict | list)), st.sampled_from(list(SHAPES)))
def test_any_file(data: st.DataObject, value: Any, kind: Kind) -> None:
    text = data.draw(written(value))
    problems = ProblemList("a.yaml")
    after = formatted(text.encode(), kind, problems)
    if after is None:  # only what looks like a text cut off by a comment
        assert {problem.code for problem in problems.found} <= {"L18"}
        return
    assert formatted(after, kind, ProblemList("a.yaml")) == after
    assert b"\r" not in after
    assert after.endswith(b"\n") or not after
    assert not any(line != line.rstrip() for line in after.decode().split("\n"))


def without_places(value: Any) -> Any:
    return attrs.asdict(value, filter=lambda field, inner: not isinstance(inner, Location))


ARTICLES: dict[str, Any] = {
    path.name: yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    for path in sorted((PORTS / "articles").iterdir())
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    shutil.copytree(PORTS, folder := tmp_path_factory.mktemp("layout") / "claims")
    return folder


def in_some_order(data: st.DataObject, block: dict[str, Any]) -> dict[str, Any]:
    return {key: block[key] for key in data.draw(st.permutations(list(block)))}


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(data=st.data(), name=st.sampled_from(sorted(ARTICLES)))
def test_the_loader_reads_the_same(home: Path, data: st.DataObject, name: str) -> None:
    article, statements = ARTICLES[name]["article"], ARTICLES[name]["statements"]
    shuffled = {"article": in_some_order(data, article)}
    shuffled["statements"] = {key: in_some_order(data, statement) for key, statement in statements.items()}
    text = data.draw(written(in_some_order(data, shuffled)))
    path = home / "articles" / name
    path.write_bytes(text.encode())
    before = load(home)
    after = formatted(text.encode(), "articles", ProblemList(name))
    if after is None:
        return
    path.write_bytes(after)
    again = load(home)
    assert [*map(without_places, before.articles)] == [*map(without_places, again.articles)]
    assert [*map(without_places, before.claims)] == [*map(without_places, again.claims)]
    assert [problem.code for problem in before.problems] == [problem.code for problem in again.problems]
