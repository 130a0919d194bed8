"""The files of a claim base as JSON Schema (draft 7), for editors and validators.

What the loader accepts always validates; the loader checks more than a schema can say. Knows the classes of
entries, and the vocabulary at hand. Must not know folders, or what is done with a schema.
"""

from claimcheck.schema.kinds import KINDS, MADE_BY, schema_of
from claimcheck.schema.values import Schema

__all__ = ["KINDS", "MADE_BY", "Schema", "schema_of"]
