"""What all tests share: deterministic hypothesis runs, and golden files that one flag renews."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

GOLDEN = Path(__file__).parent / "golden"

# The same examples on every run and machine; a slow machine is no reason to fail.
settings.register_profile("ci", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden-update", action="store_true", help="rewrite the files in tests/golden")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a whole output with its golden file, byte for byte; `--golden-update` rewrites the file."""
    update: bool = request.config.getoption("--golden-update")

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        elif not path.exists():
            pytest.fail(f"tests/golden/{name} does not exist; write it with: pytest --golden-update")
        else:
            # Bytes, because reading as text would hide a changed line ending.
            assert text == path.read_bytes().decode(), f"{name} differs; --golden-update renews it"

    return compare
