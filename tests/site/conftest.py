"""What the tests of the site share: a browser, what judges pages, and the sites, each made only once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.site.bases import build, lay

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Sites = Callable[[str], Path]


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """The site of a claim base, by its name; nothing changes it."""

    @cache
    def made(name: str) -> Path:
        folder = tmp_path_factory.mktemp(name)
        return build(lay(name, folder), folder / "under" / "a path" / "site")

    return made


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    from tests.site.browsing import running

    with running() as found:
        yield found


@pytest.fixture(scope="session")
def judges(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tests.site.judges import install

    return install(tmp_path_factory.mktemp("judges"))
