"""What an article is drafted from, as it was given."""

from __future__ import annotations

from attrs import frozen


@frozen
class Original:
    """A page or a text. `url` is where it was found; `media_type` and `charset` are what is said of it, if anything."""

    content: bytes
    url: str | None = None
    media_type: str | None = None
    charset: str | None = None
