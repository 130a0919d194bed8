"""Asks a model of the `llm` library, once, and waits for its reply no longer than a limit.

Knows `llm`, and what can go wrong with it and with the models of its plugins. Must not know what is asked, or whether
the reply is any good. Nothing is logged: `llm` does so only on its own command line.
"""

from __future__ import annotations

from queue import Empty, Queue
from threading import Thread
from typing import Any, Final

import llm
from attrs import frozen
from pydantic import BaseModel

from claimcheck.draft.errors import DraftError

SECONDS: Final = 120
_MOST_OF_REPLY: Final = 300_000  # characters, so that what is left out fits into a claim file as comments
_MOST_OF_ERROR: Final = 300  # characters


def installed() -> dict[str, Model]:
    """The models that are installed, by id and alias. Raises DraftError."""
    try:
        found = llm.get_model_aliases()
    except Exception as error:  # whatever a plugin raises, or its files
        raise DraftError(f"llm cannot load its models: {_in_a_line(error)}") from None
    return {name: Model(name, model) for name, model in found.items()}


@frozen
class Model:
    """A model by the name that the person uses for it."""

    name: str
    model: Any

    @property
    def takes_schema(self) -> bool:
        return bool(self.model.supports_schema)

    def ask(self, rules: str, message: str, shape: type[BaseModel], seconds: float) -> str:
        """What it replies. Raises DraftError when it does not, in the words of whoever failed."""
        replies: Queue[str | Exception] = Queue()

        def wait() -> None:
            try:
                replies.put(self._reply(rules, message, shape))
            except Exception as error:  # whatever a plugin raises
                replies.put(error)

        # Plugins have time limits of their own, or none: this thread is left behind when it takes too long.
        Thread(target=wait, daemon=True).start()
        try:
            reply = replies.get(timeout=seconds)
        except Empty:
            raise DraftError(f"the model {self.name} did not reply within {seconds:g} seconds") from None
        if isinstance(reply, Exception):
            raise DraftError(f"the model {self.name} failed: {_in_a_line(reply)}") from None
        return reply

    def _reply(self, rules: str, message: str, shape: type[BaseModel]) -> str:
        if "temperature" in self.model.Options.model_fields:
            try:
                return self._reply_with({"temperature": 0}, rules, message, shape)
            except Exception as error:
                if "temperature" not in str(error):  # some have the option and refuse to be told
                    raise
        return self._reply_with({}, rules, message, shape)

    def _reply_with(self, options: dict[str, Any], rules: str, message: str, shape: type[BaseModel]) -> str:
        pieces, length = [], 0
        stream = self.model.can_stream
        for piece in self.model.prompt(message, system=rules, schema=shape, stream=stream, **options):
            pieces.append(piece)
            length += len(piece)
            if length > _MOST_OF_REPLY:
                raise DraftError(f"its reply has more than {_MOST_OF_REPLY:,} characters")
        return "".join(pieces)


def _in_a_line(error: Exception) -> str:
    """What an error says, with its kind unless it speaks to people."""
    said = " ".join(str(error).split())[:_MOST_OF_ERROR]
    if said and isinstance(error, (DraftError, llm.ModelError)):
        return said
    return f"{type(error).__name__}: {said}" if said else type(error).__name__
