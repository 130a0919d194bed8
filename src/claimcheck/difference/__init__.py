"""What a change does to a claim base: two revisions in, a Difference out; renderings stand in the report."""

from claimcheck.difference.comparing import Difference, compare

__all__ = ["Difference", "compare"]
