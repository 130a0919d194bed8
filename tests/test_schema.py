"""The schemas of files: what the loader accepts validates, and what a schema refuses the loader refuses."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest
from attrs import frozen
from check_jsonschema.parsers.yaml import construct_yaml_implementation, impl2loader
from hypothesis import Phase, given, settings
from jsonschema import Draft7Validator
from ruamel.yaml.constructor import DuplicateKeyError
from ruamel.yaml.error import YAMLError

from claimcheck.claimbase import load_files, read_registries
from claimcheck.reading import Reading
from claimcheck.registries import REGISTRIES, build_registries
from claimcheck.schema import KINDS, schema_of
from tests.generated_files import claim_bases, damaged_claim_bases
from tests.loader.cases import Case, all_cases, files_of
from tests.test_cli import PORTS, claimcheck

KINDS_BY_NAME = {"claimcheck.yaml": "settings", **{f"{name}.yaml": name for name in REGISTRIES}}
CLAIMS = Path(__file__).parent.parent / "claims"
EMPTY: Mapping[str, bytes] = MappingProxyType({})
read_as_a_validator_does = impl2loader(construct_yaml_implementation(), construct_yaml_implementation(pure=True))


@frozen
class MemoryFiles:
    """The files of a claim base by path."""

    content: Mapping[str, bytes]
    folder: str = "claims"

    def names(self, *folder: str) -> list[str]:
        start = "".join(f"{part}/" for part in folder)
        return sorted({path[len(start) :].split("/")[0] for path in self.content if path.startswith(start)})

    def read(self, *name: str) -> bytes:
        return self.content["/".join(name)]


@frozen
class Judged:
    """What the loader and the schema say of one file."""

    path: str
    codes: frozenset[str]
    refusals: list[str]


def judged(content: Mapping[str, bytes], others: Mapping[str, bytes] = EMPTY) -> Iterator[Judged]:
    """Both judgements on each file that a validator's parser can read, in a claim base with others."""
    files = MemoryFiles({**others, **content})
    registries, vocabulary = build_registries(read_registries(files, Reading()))
    problems = [problem for problem in load_files(files).problems if problem.severity == "error"]
    for path, data in content.items():
        codes = frozenset(problem.code for problem in problems if problem.location.file == f"claims/{path}")
        try:
            value = read_as_a_validator_does(io.BytesIO(data))
        except DuplicateKeyError:  # such as 1e3 and 1000.0, which are two ids and one number
            continue
        except YAMLError:
            assert codes, f"the loader reads {path}, and a validator's parser does not"
            continue
        kind = kind_of(path)
        assert kind is not None
        schema = schema_of(kind, registries, vocabulary)
        yield Judged(path, codes, [error.message for error in Draft7Validator(schema).iter_errors(value)])


def kind_of(path: str) -> str | None:
    """The kind of a file of a claim base, if it is one."""
    folder, _, name = path.rpartition("/")
    if not name.endswith(".yaml"):
        return None
    return {"articles": "article", "reviews": "reviews"}.get(folder, KINDS_BY_NAME.get(name))


# --- What is accepted validates ---------------------------------------------------------------------------


def never_refuses_what_is_accepted(content: Mapping[str, bytes]) -> None:
    for file in judged(content):
        assert file.codes or not file.refusals, f"{content[file.path].decode()}: {file.refusals}"


@settings(max_examples=60)
@given(claim_bases())
def test_generated_files(content: dict[str, bytes]) -> None:
    never_refuses_what_is_accepted(content)


@settings(max_examples=120)
@given(damaged_claim_bases())
def test_generated_files_with_something_changed(content: dict[str, bytes]) -> None:
    never_refuses_what_is_accepted(content)


def test_most_generated_files_are_accepted() -> None:
    accepted: Counter[str | None] = Counter()

    @settings(max_examples=20, phases=[Phase.generate])
    @given(claim_bases())
    def count(content: dict[str, bytes]) -> None:
        accepted.update(kind_of(file.path) for file in judged(content) if not file.codes)

    count()
    assert set(accepted) == set(KINDS)
    assert min(accepted.values()) >= 8


@pytest.mark.parametrize("base", [PORTS, CLAIMS])
def test_real_files_validate_with_a_real_validator(base: Path, tmp_path: Path) -> None:
    assert claimcheck("schema", "--output", tmp_path, "--claims", base, at=tmp_path).returncode == 0
    check_jsonschema("--check-metaschema", *(tmp_path / f"{kind}.json" for kind in KINDS))
    for kind in KINDS:
        schema = tmp_path / f"{kind}.json"
        files = [path for path in base.rglob("*.yaml") if kind_of(path.relative_to(base).as_posix()) == kind]
        if files or kind != "reviews":  # a base can do without decisions
            check_jsonschema("--schemafile", schema, *files)


def check_jsonschema(*arguments: object) -> None:
    command = [sys.executable, "-m", "check_jsonschema", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", KINDS_BY_NAME)
def test_a_file_can_be_empty(path: str) -> None:
    for data in (b"", b"# Nothing yet.\n", b"{}\n"):
        (file,) = judged({path: data})
        assert (file.codes, file.refusals) == (frozenset(), [])


# --- What is refused --------------------------------------------------------------------------------------

# Problems that a schema can see: keys, shapes, words, ids of other files, and what texts look like.
SEEN = frozenset(f"L{number}" for number in (20, 21, 22, 23, 24, 25, 43, 44, 45, 46, 47, 51, 53, 60, 61, 64))


CASES = [pytest.param(case, id=name) for name, case in all_cases() if not {"links", "folders"} & set(case)]


@pytest.mark.parametrize("case", CASES)
def test_cases_of_the_loader(case: Case) -> None:
    others = {path.name: path.read_bytes() for path in PORTS.glob("*.yaml") if case.get("base", "ports") == "ports"}
    content = {path: data for path, data in files_of(case).items() if kind_of(path)}
    for file in judged(content, others):
        assert file.codes or not file.refusals, file
        assert file.refusals or not file.codes or not file.codes <= SEEN, file


# --- The command ------------------------------------------------------------------------------------------


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A working folder with a claim base of its own, to be changed."""
    shutil.copytree(PORTS, tmp_path / "claims")
    return tmp_path


def test_one_schema(home: Path) -> None:
    done = claimcheck("schema", "article", at=home)
    assert (done.returncode, done.stderr) == (0, "")
    schema = json.loads(done.stdout)
    sources = schema["definitions"]["sources"]
    assert dict(zip(sources["enum"], sources["enumDescriptions"], strict=True))["kesh-mayor"] == "the mayor of Kesh"
    answers = schema["properties"]["statements"]["additionalProperties"]["properties"]["answers"]
    summit_place = answers["anyOf"][0]["properties"]["summit_place"]
    assert summit_place["description"].startswith("Where do the leaders meet? ")


def test_the_schemas_as_files(home: Path) -> None:
    assert claimcheck("schema", "--check", "--output", "schemas", at=home).returncode == 1
    done = claimcheck("schema", "--output", "schemas", at=home)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", f"wrote {len(KINDS)} files to schemas\n")
    assert {path.stem for path in (home / "schemas").iterdir()} == set(KINDS)
    for kind in KINDS:
        assert (home / "schemas" / f"{kind}.json").read_text() == claimcheck("schema", kind, at=home).stdout
    assert claimcheck("schema", "--check", "--output", "schemas", at=home).returncode == 0


def test_schemas_follow_the_registries(home: Path) -> None:
    claimcheck("schema", "--output", "schemas", at=home)
    with (home / "claims" / "people.yaml").open("a") as people:
        people.write('new-person: {name: "New Person"}\n')
    done = claimcheck("schema", "--check", "--output", "schemas", at=home)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "schemas is not current: article.json, sources.json, visits.json; run claimcheck schema --output schemas\n"
    )
    claimcheck("schema", "--output", "schemas", at=home)
    assert claimcheck("schema", "--check", "--output", "schemas", at=home).returncode == 0


def test_a_registry_that_cannot_be_read_leaves_its_ids_open(home: Path) -> None:
    (home / "claims" / "sources.yaml").write_text("kesh-mayor: [\n")
    done = claimcheck("schema", "article", at=home)
    assert done.returncode == 0
    assert "enum" not in json.loads(done.stdout)["definitions"]["sources"]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ((), "which kind of file?"),
        (("artikel",), "did you mean article?"),
        (("article", "--output", "schemas"), "leave KIND out"),
        (("article", "--check"), "leave KIND out"),
        (("--output", "claims"), "the claim base itself"),
        (("article", "--claims", "nowhere"), "cannot read the claim base nowhere"),
        (("article", "--claims", "other"), "other is no claim base"),
        (("--output", "other"), "was not written by claimcheck"),
        (("--output", "a-file"), "cannot write to a-file"),
    ],
)
def test_bad_usage(home: Path, arguments: tuple[str, ...], complaint: str) -> None:
    (home / "other").mkdir()
    (home / "other" / "article.json").write_text("{}")
    (home / "a-file").touch()
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    done = claimcheck("schema", *arguments, at=home)
    assert (done.returncode, done.stdout) == (2, "")
    assert complaint in done.stderr
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before
