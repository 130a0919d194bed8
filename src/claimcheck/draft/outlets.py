"""Who published an article: a source of the claim base, by id, name, alias, or the address of its site.

Knows how outlets are named, and how a new one is written. Must not guess: where two sources fit, or none, a person
has to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Map
from contextlib import suppress
from typing import Final

from attrs import frozen

from claimcheck.codes import ProblemList
from claimcheck.draft.errors import DraftError
from claimcheck.draft.webaddress import same_site, web_address
from claimcheck.draft.yamltext import value
from claimcheck.ids import folded, id_like, nearest
from claimcheck.model import Source
from claimcheck.yamltree import Mapping, read_tree


@frozen
class Outlet:
    """The id of a source, and from what it was concluded; nothing when a person said it.

    `new` is the entry that sources.yaml does not have yet.
    """

    id: str
    remark: str = ""
    new: Source | None = None


def outlet_said(said: str, url: str | None, sources: Map[str, Source]) -> Outlet:
    """The outlet that a person names, by id, name or alias; whoever names none of the sources means a new one.

    Raises DraftError when a name fits several, or may be a slip of the pen, or gives no id.
    """
    fitting = [said] if said in sources else named(said, sources)
    if fitting:
        return Outlet(_only(fitting, f"{said} can be"))
    host = web_address(url).hostname if url else None
    known = {name: source.id for source in sources.values() for name in (source.id, *_names(source))}
    near, id = nearest(_bare(said), known), id_like(said)
    if near or not id or id in sources:
        mean = f" (did you mean {known[near]}?)" if near else ""
        raise DraftError(_with_entry(f"there is no source {said}{mean}; if it is a new one, write", said, host))
    return Outlet(id, "new in sources.yaml", Source(id, said, url=_home(host)))


def outlet_found(site: str | None, url: str | None, sources: Map[str, Source]) -> Outlet:
    """The outlet whose site a page is on, or is called like. Raises DraftError."""
    host = web_address(url).hostname if url else None
    at = _at(url, sources) if url else []
    called = named(site, sources) if site else []
    if at and called and not set(at) & set(called):
        message = f"the page is at {host}, which is {_or(at)}, but calls its site {site}, which is {_or(called)}"
        raise DraftError(f"{message}; say with --outlet which of them published it")
    if not at and not called:
        who = " at ".join(name for name in (site, host) if name)
        unknown = f"there is no source for {who}; name one with --outlet, which adds a new one, or write"
        raise DraftError(_with_entry(unknown, site or host or "", host) if who else _NOBODY)
    fitting = _only([id for id in at if id in called] or at or called, "the outlet can be")
    if not at:
        return Outlet(fitting, f"the page calls its site {site}")
    if site and not called and not _is_like(site, host or "", sources[fitting]):
        message = f"the page is at {host}, which is {fitting}, but calls its site {site}"
        raise DraftError(f"{message}; say with --outlet who published it")
    return Outlet(fitting, f"the page is at {host}")


_COMMON: Final = frozenset(("the", "of", "and", "news", "daily", "times", "online", "com", "org", "net", "www"))
_NOBODY: Final = "nothing says who published this; add --outlet, with a source of the claim base"


def _at(url: str, sources: Map[str, Source]) -> list[str]:
    """The sources on whose sites an address is, those with the most exact address."""
    page = web_address(url)
    fitting: dict[str, int] = {}
    for source in sources.values():
        with suppress(DraftError):  # an address that the claim base allows, and nothing could be fetched from
            site = web_address(source.url or "")
            if same_site(page, site) and page.path.startswith(site.path):
                fitting[source.id] = len(site.netloc + site.path)
    return [id for id, length in fitting.items() if length == max(fitting.values())]


def named(name: str, sources: Map[str, Source]) -> list[str]:
    """The sources with a name, but for what outlets add to theirs as they like."""
    wanted = _bare(name)
    return [source.id for source in sources.values() if not source.unnamed and wanted in set(_names(source))]


def _names(source: Source) -> Iterator[str]:
    yield source.id
    yield from (_bare(name) for name in (source.name, *source.aliases))


def _bare(name: str) -> str:
    return folded(name).removeprefix("the ")


def _is_like(site: str, host: str, source: Source) -> bool:
    """Whether what a site calls itself has a word in common with its address, or with a name of the source."""
    known = {word for name in (host, source.id, source.name, *source.aliases) for word in _words(name)}
    return any(word in known or word in host for word in _words(site))


def _words(name: str) -> set[str]:
    return {word for word in re.findall(r"\w+", folded(name)) if word not in _COMMON}


def _only(ids: Sequence[str], what: str) -> str:
    if len(ids) == 1:
        return ids[0]
    raise DraftError(f"{what} {_or(ids)}; say with --outlet which")


def _or(ids: Sequence[str]) -> str:
    return " or ".join(sorted(ids))


def _with_entry(what: str, name: str, host: str | None) -> str:
    new = entry(Source(id_like(name) or "its-id", name, url=_home(host)))
    return f"{what} this into sources.yaml, and run this again:\n  {new}"


def _home(host: str | None) -> str | None:
    return f"https://{host}/" if host else None


def entry(source: Source) -> str:
    """A source as a line of sources.yaml."""
    keys = {"name": value(source.name), "unnamed": "true" if source.unnamed else ""}
    keys |= {key: value(text) for key, text in (("url", source.url), ("note", source.note)) if text}
    return f"{source.id}: {{{', '.join(f'{key}: {text}' for key, text in keys.items() if text)}}}"


def with_entry(registry: bytes, source: Source) -> bytes:
    """The text of sources.yaml with one more source at its end, and nothing else changed. Raises DraftError."""
    line = entry(source)
    gap = b"" if not registry or registry.endswith(b"\n") else b"\n"
    longer = registry + gap + line.encode() + b"\n"
    before, after = (read_tree(data, ProblemList("sources.yaml")) for data in (registry, longer))
    if (
        not isinstance(before, Mapping)
        or not isinstance(after, Mapping)
        or list(after.entries) != [*before.entries, source.id]
    ):
        raise DraftError(f"sources.yaml takes no further line; write this into it, and run this again:\n  {line}")
    return longer
