"""The whole claim base as JSON Lines, from which `claimcheck import` makes it again.

A line is an object with the kind of an entry, its id (of a review that of its visit; the settings have none), and the
entry as it stands in its file, with its keys in the order of `claimcheck fmt`. What is not in it: comments, how texts
are laid out, and files that nothing reads.
Knows how files are told apart into entries. Must not know what entries mean, nor how lines are read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from claimcheck.claimbase import claim_files
from claimcheck.codes import ProblemList
from claimcheck.export.formats import ExportError, Format
from claimcheck.files import Files, FolderFiles, RefusedError
from claimcheck.layout import Kind
from claimcheck.layout.shapes import SHAPES, Shape
from claimcheck.registries import SCHEMA
from claimcheck.yamltree import Mapping, Node, Scalar, Sequence, read_tree

if TYPE_CHECKING:
    from claimcheck.checking import Result

# By the kind of a line, the kind of file that it comes from: first what is needed to understand what follows.
KINDS: Final[dict[str, Kind]] = {
    "settings": "claimcheck",
    "visit": "visits",
    "question": "questions",
    "source": "sources",
    "place": "places",
    "person": "people",
    "article": "articles",
    "review": "reviews",
}


def json_lines(files: Files) -> Iterator[str]:
    """The lines of a claim base that has no errors, each with its end: by kind, then file, then as in the file.

    The settings come first, and say for which schema of the format all is written. Raises ExportError when a file has
    changed so that it cannot be read, and OSError when the claim base itself cannot.
    """
    roots = _roots(files)
    settings = {"schema": SCHEMA, **_value(roots["claimcheck"].get("claimcheck", _NOTHING), SHAPES["claimcheck"])}
    yield _line("settings", None, settings)
    for kind, file_kind in KINDS.items():
        for id, root in sorted(roots[file_kind].items()):
            if kind in ("article", "review"):
                yield from _of_named_file(kind, id, root)
            elif kind != "settings":
                for key, node in root.entries.items():
                    yield _line(kind, key, _value(node, SHAPES[file_kind].at(key)))


_NOTHING: Final = Mapping({}, {}, 1, 1)


def _roots(files: Files) -> dict[Kind, dict[str, Mapping]]:
    """What stands in each file, by kind and by what the file is named after."""
    roots: dict[Kind, dict[str, Mapping]] = {kind: {} for kind in KINDS.values()}
    for parts in claim_files(files):
        name = parts[-1].rpartition(".")[0]
        roots[cast(Kind, parts[0] if len(parts) > 1 else name)][name] = _root(files, parts)
    return roots


def _root(files: Files, parts: tuple[str, ...]) -> Mapping:
    path = "/".join(parts)
    try:
        root = read_tree(files.read(*parts), ProblemList(path))
    except RefusedError as refused:
        raise ExportError(f"{path}: {refused}") from None
    if not isinstance(root, Mapping):
        raise ExportError(f"{path} cannot be read; claimcheck lint says why")
    return root


def _of_named_file(kind: str, id: str, root: Mapping) -> Iterator[str]:
    """The line of an article, or a line for each decision on the findings of a visit."""
    value = _value(root, SHAPES[KINDS[kind]])
    entries = [value] if kind == "article" else value.get("reviews") or ()
    for entry in entries:
        yield _line(kind, id, entry)


def _line(kind: str, id: str | None, entry: Any) -> str:
    named = {"kind": kind} if id is None else {"kind": kind, "id": id}
    return json.dumps({**named, "entry": entry}, ensure_ascii=False) + "\n"


def _value(node: Node, shape: Shape) -> Any:
    """A node as a value of JSON: a text unless it is written as nothing, or is a flag."""
    if isinstance(node, Mapping):
        return {key: _value(node.entries[key], shape.at(key)) for key in sorted(node.entries, key=shape.place)}
    if isinstance(node, Sequence):
        return [_value(item, shape.item()) for item in node.items]
    return _text(node, shape)


def _text(node: Scalar, shape: Shape) -> Any:
    if node.is_null:
        return None
    is_flag = shape.words == "flag" and node.text in ("true", "false", str(SCHEMA))
    return json.loads(node.text) if is_flag else node.text


def files(result: Result) -> dict[str, bytes]:
    """The one file, of the claim base as it is on the disk."""
    return {"": "".join(json_lines(FolderFiles(Path(result.base.folder)))).encode()}


def is_ours(data: bytes) -> bool:
    """Whether a file begins with the line that all begin with."""
    return data.startswith(b'{"kind": "settings", ')


FORMAT: Final = Format(files, is_ours)
