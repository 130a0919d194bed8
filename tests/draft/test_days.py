from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from claimcheck.dates import parse_edtf
from claimcheck.draft.days import find_days

CASES = yaml.safe_load(Path(__file__).with_name("days.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['text']} {case.get('direction', '')}")
def test_a_day(case: dict[str, Any]) -> None:
    published = parse_edtf(case.get("published", "2031-05-08"))
    found = find_days(case["text"], published, case.get("direction"))
    assert [day.edtf for day in found] == case["days"]
    assert all(parse_edtf(day.edtf) for day in found)
    assert all(case["text"][day.start : day.end].strip() for day in found)
