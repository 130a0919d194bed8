"""`claimcheck diff` and git: which revisions, repositories and trees it reads, and what it says of others."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pygit2
import pytest
from pygit2.enums import ObjectType

from claimcheck.claimbase import load, load_files
from claimcheck.codes import ProblemList
from claimcheck.files import FolderFiles, RefusedError
from claimcheck.gitfiles import TreeFiles
from claimcheck.repository import ChangedFile, Repository, RepositoryError
from claimcheck.yamltree import Node, read_tree
from tests.changes import ELSEWHERE, NEWS, POST, Home
from tests.repositories import git
from tests.test_cli import claimcheck


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """The ports, and a change to them that adds a contradiction: `main` is after it, `old` before."""
    home = Home(tmp_path / "home")
    home.git.create_branch("old", home.git[pygit2.Oid(hex=home.commit())].peel(pygit2.Commit))
    home.write(NEWS, ELSEWHERE)
    home.commit()
    return home


# --- Exit codes and streams -------------------------------------------------------------------------------


def test_a_change_to_the_work_tree(home: Home) -> None:
    done = claimcheck("diff", "HEAD", at=home.top)
    assert (done.returncode, done.stdout, done.stderr) == (0, "changes nothing\n", "")
    home.write(NEWS, ELSEWHERE.replace("kesh}", "dunmere}"))
    done = claimcheck("diff", "HEAD", "--format", "json", at=home.top)
    assert done.returncode == 0
    assert json.loads(done.stdout)["head"] == "work tree"


@pytest.mark.parametrize(("level", "code"), [("none", 0), ("error", 1), ("warning", 1)])
def test_failing_on_new_findings(home: Home, level: str, code: int) -> None:
    done = claimcheck("diff", "old", "main", "--fail-on", level, "--format", "markdown", at=home.top)
    assert done.returncode == code
    assert done.stdout.startswith("**claimcheck: adds 1 contradiction**\n")
    assert claimcheck("diff", "main", "old", "--fail-on", "note", "-q", at=home.top).returncode == 0


def test_revisions_are_told_by_their_ids(home: Home) -> None:
    done = claimcheck("diff", "HEAD~1", "HEAD", "--format", "json", at=home.top)
    data = json.loads(done.stdout)
    assert data["base"] == str(home.git.branches["old"].target)
    assert data["head"] == str(home.git.head.target)
    assert list(data)[:8] == [
        "schema",
        "base",
        "head",
        "verdict",
        "claims",
        "findings",
        "judges_edited",
        "by_edited_judges",
    ]


def test_an_error_before_the_change_is_told_but_is_not_its_fault(home: Home) -> None:
    home.write(POST, home.read(POST) + "  x\n")
    broken = home.commit()
    home.replace(POST, "  x\n", "")
    done = claimcheck("diff", broken, at=home.top)
    assert done.returncode == 0
    assert f"1 problem in {broken}; this is what could be read" in done.stderr
    assert "1 mended problem" in done.stdout
    done = claimcheck("diff", "HEAD~1", broken, at=home.top)
    assert done.returncode == 2
    assert "1 new error" in done.stdout


@pytest.mark.parametrize(
    "text", ["<<<<<<< ours\n=======\n>>>>>>> theirs\n", "reviews: [", "reviews:\n  - finding: C01\n"]
)
def test_a_broken_reviews_file(home: Home, text: str) -> None:
    home.write("claims/reviews/2031-05-veldt.yaml", text)
    done = claimcheck("diff", "HEAD", at=home.top)
    assert done.returncode == 2
    assert "in 1 file" in done.stdout.partition("\n")[0]
    assert "claims/reviews/2031-05-veldt.yaml:" in done.stdout
    assert ("L11" in done.stdout) == ("<<<" in text)


def test_an_article_in_two_files(home: Home) -> None:
    home.write(NEWS.replace(".yaml", ".yml"), ELSEWHERE)
    done = claimcheck("diff", "HEAD", at=home.top)
    assert done.returncode == 2
    assert "is the same article" in " ".join(done.stdout.split())
    assert "lost finding" not in done.stdout


# --- Which revisions --------------------------------------------------------------------------------------


@pytest.mark.parametrize("revision", ["old", "HEAD~1", "HEAD^", "v1", "v2", "main~1", "HEAD~1^{tree}", ":/A change"])
def test_names_of_revisions(home: Home, revision: str) -> None:
    before = home.git.branches["old"].target
    home.git.create_tag(
        "v1", before, ObjectType.COMMIT, pygit2.Signature("S", "s@e.example", 0, 0), "a tag with a text"
    )
    home.git.create_reference("refs/tags/v2", before)
    repository = Repository.around(home.top / "claims")
    found = repository.revision(revision)
    assert found.tree is not None
    if revision != ":/A change":  # which is the newest
        assert NEWS.rpartition("/")[2] not in repository.claims(found).names("articles")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("mian",), "there is no revision mian; did you mean main?"),
        (("HEAD~7",), "there is no revision HEAD~7"),
        (("",), "there is no revision"),
        (("0000000000000000000000000000000000000000",), "there is no revision 0000000"),
        ((f"HEAD:{POST}",), f"there is no revision HEAD:{POST}"),
        (("old..main",), "old..main is not one revision; write two words, or A...B"),
        (("old", "--", "--output=x"), "there is no revision --output=x"),
        (("--", "--output=x"), "there is no revision --output=x"),
        (("--", "-x", "old"), "there is no revision -x"),
        (("old...nowhere",), "there is no revision nowhere"),
        (("old\x1b[31m",), "there is no revision old<U+001B>[31m"),
    ],
)
def test_unknown_revisions(home: Home, arguments: tuple[str, ...], said: str) -> None:
    files = sorted(path.name for path in home.top.iterdir())
    done = claimcheck("diff", *arguments, at=home.top)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert sorted(path.name for path in home.top.iterdir()) == files


@pytest.mark.parametrize("option", ["--output=x", "-x", "--upload-pack=touch x"])
def test_revisions_named_like_options(home: Home, option: str) -> None:
    """They reach no git command line; where click takes them for options it says so."""
    done = claimcheck("diff", option, at=home.top)
    assert (done.returncode, done.stdout) == (2, "")
    assert "No such option" in done.stderr
    assert not (home.top / "x").exists()
    home.git.create_reference(f"refs/tags/{option.replace(' ', '-')}", home.git.branches["old"].target)
    done = claimcheck("diff", "--", option.replace(" ", "-"), "HEAD", at=home.top)
    assert done.stdout.startswith("adds 1 contradiction\n")


def test_a_revision_that_is_not_unicode(home: Home) -> None:
    done = claimcheck("diff", os.fsdecode(b"ol\xff"), at=home.top)
    assert done.returncode == 2
    assert "there is no revision ol" in done.stderr


def test_what_a_branch_did_since_it_parted(home: Home) -> None:
    """Three dots leave out what others did meanwhile."""
    home.git.checkout(home.git.branches["old"])
    home.replace(POST, "certainty: probable", "certainty: certain")
    home.commit()
    done = claimcheck("diff", "main...old", at=home.top)
    assert "contradiction" not in done.stdout
    assert "certainty: probable → certain" in done.stdout
    assert done.stderr == ""
    done = claimcheck("diff", "main", "old", at=home.top)
    assert done.stdout.startswith("removes 1 contradiction")
    assert "main has commits that old lacks, which count as undone; see main...old" in done.stderr
    assert claimcheck("diff", "main", "old", "--quiet", at=home.top).stderr == ""
    assert "main has commits" in claimcheck("diff", "main", at=home.top).stderr
    assert claimcheck("diff", "main...", at=home.top).stdout.startswith("changes")


def test_revisions_without_claims(home: Home) -> None:
    shutil.rmtree(home.top / "claims")
    home.write("README", "")
    home.commit()
    for arguments in (("HEAD", "old"), ("old", "HEAD")):
        done = claimcheck("diff", *arguments, at=home.top)
        assert (done.returncode, done.stdout) == (2, "")
        assert "cannot read the claim base claims in HEAD: there is no such folder; --claims DIR" in done.stderr
    done = claimcheck("diff", "old", at=home.top)
    assert (done.returncode, done.stdout) == (2, "")
    assert "cannot read the claim base claims" in done.stderr
    (home.top / "claims").mkdir()
    home.write("claims/README.md", "")
    empty = home.commit()
    done = claimcheck("diff", empty, empty, at=home.top)
    assert (done.returncode, done.stdout) == (3, "")
    assert "nothing to check" in done.stderr
    assert claimcheck("diff", empty, "old", at=home.top).stdout.startswith("adds 4 agreements, ")


# --- Which repositories -----------------------------------------------------------------------------------


def test_no_repository(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    done = claimcheck("diff", "HEAD", at=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "claims is not in a git repository" in done.stderr


def test_a_repository_without_commits(tmp_path: Path) -> None:
    home = Home(tmp_path)
    done = claimcheck("diff", "HEAD", at=home.top)
    assert done.returncode == 2
    assert "there is no revision HEAD: the repository has no commits yet" in done.stderr


def test_a_bare_repository(home: Home, tmp_path: Path) -> None:
    bare = pygit2.clone_repository(str(home.top), str(tmp_path / "bare.git"), bare=True)
    bare.create_reference("refs/heads/old", home.git.branches["old"].target)
    for at, claims in ((tmp_path / "bare.git", "claims"), (tmp_path, "bare.git/claims")):
        done = claimcheck("diff", "old", "main", "--claims", claims, at=at)
        assert done.stdout.startswith("adds 1 contradiction\n")
        done = claimcheck("diff", "old", "--claims", claims, at=at)
        assert (done.returncode, done.stdout) == (2, "")
        assert "a bare repository has no work tree; name a second revision" in done.stderr


def test_a_shallow_clone(home: Home, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{home.top}", "shallow")
    base = str(home.git.branches["old"].target)
    for revision in (base, "HEAD~1", f"{base}...HEAD"):
        done = claimcheck("diff", revision, "HEAD" if "..." not in revision else "", at=tmp_path / "shallow")
        assert (done.returncode, done.stdout) == (2, "")
    done = claimcheck("diff", base, at=tmp_path / "shallow")
    assert "in this clone, which is shallow; fetch the rest" in done.stderr
    assert "fetch-depth: 0" in done.stderr
    assert claimcheck("diff", "HEAD", at=tmp_path / "shallow").stdout == "changes nothing\n"


def test_a_clone_without_contents(home: Home, tmp_path: Path) -> None:
    """A partial clone has fetched only what is checked out; what it lacks is a problem, and its claims are not lost."""
    git(home.top, "config", "uploadpack.allowFilter", "true")
    home.write(NEWS, ELSEWHERE.replace("kesh}", "dunmere}"))
    home.commit()
    git(tmp_path, "clone", "--quiet", "--filter=blob:none", f"file://{home.top}", "partial")
    done = claimcheck("diff", "HEAD", "HEAD~1", at=tmp_path / "partial")
    assert done.returncode == 2
    assert "L01 the repository does not hold what this file contains" in " ".join(done.stdout.split())
    assert f"{NEWS}:1:1" in done.stdout


def test_a_repository_of_somebody_else(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: str) -> None:
        raise pygit2.GitError(f"repository path '{home.top}/' is not owned by current user")

    monkeypatch.setattr(pygit2, "Repository", refuse)
    with pytest.raises(RepositoryError, match=r"belongs to another user.*git config --global --add safe\.directory"):
        Repository.around(home.top / "claims")


def test_from_any_folder(home: Home, tmp_path: Path) -> None:
    (tmp_path / "way").symlink_to(home.top)
    places = ((home.top / "claims", "."), (home.top / "claims/articles", ".."), (tmp_path, home.top / "claims"))
    for at, claims in (*places, (tmp_path, tmp_path / "way" / "claims"), (home.top, "./claims/../claims/")):
        done = claimcheck("diff", "old", "main", "--claims", claims, at=at)
        assert done.stdout.startswith("adds 1 contradiction\n"), done.stderr
        assert "claims/articles/2031-05-08-harbor-post.yaml:12" in done.stdout


def test_a_claim_base_that_is_the_repository(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    for path in (home.top / "claims").iterdir():
        path.rename(home.top / path.name)
    (home.top / "claims").rmdir()
    home.commit()
    home.write("articles/2031-05-08-harbor-post.yaml", ELSEWHERE)
    done = claimcheck("diff", "HEAD", "--claims", ".", at=home.top)
    assert done.stdout.startswith("adds 1 contradiction\n"), done.stderr
    assert "home/articles/2031-05-08-harbor-post.yaml:12" in done.stdout


def test_another_work_tree_of_the_repository(home: Home, tmp_path: Path) -> None:
    home.git.add_worktree("other", str(tmp_path / "other"), home.git.branches["old"])
    done = claimcheck("diff", "main", at=tmp_path / "other")
    assert done.stdout.startswith("removes 1 contradiction\n")


# --- Which files ------------------------------------------------------------------------------------------


def test_a_folder_of_claims_that_is_a_link(home: Home, tmp_path: Path) -> None:
    (home.top / "claims").rename(home.top / "kept")
    (home.top / "claims").symlink_to("kept")
    home.commit()
    home.remove("kept/articles/2031-05-08-harbor-post.yaml")
    assert claimcheck("diff", "HEAD", at=home.top).stdout.startswith("removes 1 contradiction\n")
    home.remove("claims")
    shutil.copytree(home.top / "kept", tmp_path / "outside")
    (home.top / "claims").symlink_to(tmp_path / "outside")
    done = claimcheck("diff", "old", at=home.top)
    assert (done.returncode, done.stdout) == (2, "")
    assert "cannot read the claim base claims in work tree: it is a link out of the repository" in done.stderr
    home.commit()
    done = claimcheck("diff", "old", "HEAD", at=home.top)
    assert (done.returncode, done.stdout) == (2, "")
    assert "cannot read the claim base claims in HEAD: it is a link out of the repository" in done.stderr


def links(home: Home) -> None:
    articles = home.top / "claims" / "articles"
    for name, target in {
        "inside": "2031-05-08-harbor-post.yaml",
        "around": "../articles/./2031-05-08-harbor-post.yaml",
        "through": "inside.yaml",
        "outside": "../../secret.yaml",
        "dangling": "nothing.yaml",
        "circle": "circle.yaml",
        "folder": "..",
        "absolute": "/etc/hostname",
        "below-a-file": "inside.yaml/x",
    }.items():
        (articles / f"{name}.yaml").symlink_to(target)
    (home.top / "secret.yaml").write_text(ELSEWHERE)
    (home.top / "claims" / "people.yaml").rename(home.top / "claims" / "persons.txt")
    (home.top / "claims" / "people.yaml").symlink_to("persons.txt")


def odd_names(home: Home) -> None:
    articles = os.fsencode(home.top / "claims" / "articles")
    for name in (
        b"line\nbreak.yaml",
        b"\x1b[31mred.yaml",
        b"not\xffunicode.yaml",
        b"back\\slash.yaml",
        b"@you #1.yaml",
        b".yaml",
    ):
        Path(os.fsdecode(articles + b"/" + name)).write_text(ELSEWHERE)
    (home.top / "claims" / "articles" / "folder.yaml").mkdir()
    (home.top / "claims" / "articles" / "folder.yaml" / "a.yaml").write_text(ELSEWHERE)
    (home.top / "claims" / "sources.yaml").chmod(0o755)
    (home.top / "claims" / "articles" / "large.yaml").write_text("#" * 2_000_001)


@pytest.mark.parametrize("change", [links, odd_names], ids=lambda change: change.__name__)
def test_a_tree_reads_as_its_checkout(home: Home, change: object) -> None:
    """The same articles and claims, and the same problems, whether the files are on the disk or not."""
    assert callable(change)
    change(home)
    repository = Repository.around(home.top / "claims")
    here = load(home.top / "claims")
    there = load_files(repository.claims(repository.revision(home.commit())))
    assert [claim.id for claim in there.claims] == [claim.id for claim in here.claims]
    assert there.registries == here.registries
    ours, theirs = ({(one.location.file, one.code) for one in base.problems} for base in (here, there))
    assert {file for file, _ in ours} == {file for file, _ in theirs}
    assert len(ours ^ theirs) <= 2  # a circle of links is told differently by systems
    seen = home.told("HEAD", "HEAD")
    assert seen.text == "changes nothing\n"
    assert not any(character in seen.text for character in "\x1b\ud800")


def test_odd_names_reach_no_output(home: Home) -> None:
    odd_names(home)
    done = claimcheck("diff", "HEAD", "--format", "markdown", at=home.top)
    assert done.returncode == 2
    assert "\x1b" not in done.stdout + done.stderr
    assert "@you" not in done.stdout.replace("`", "")
    assert "claims/articles/line break.yaml" in done.stdout
    assert "L30" in done.stdout


def forged(git: pygit2.Repository, *entries: tuple[bytes, bytes]) -> pygit2.Tree:
    """A tree that no git would write."""
    raw = b"".join(mode + b"\0" + id for mode, id in entries)
    return git[git.odb.write(ObjectType.TREE, raw)].peel(pygit2.Tree)


def test_forged_trees(home: Home) -> None:
    blob = bytes.fromhex(str(home.git.create_blob(ELSEWHERE.encode())))
    names = (b"..", b".", b".git", b"a/../../b.yaml", b"../up.yaml", b"twice.yaml", b"twice.yaml", b"C:\\x.yaml")
    tree = forged(home.git, *((b"100644 " + name, blob) for name in names))
    top = forged(home.git, (b"40000 articles", bytes.fromhex(str(tree.id))), (b"160000 visits.yaml", b"\1" * 20))
    base = load_files(TreeFiles(home.git, top, "claims"))
    assert base.articles == ()
    codes = {(problem.location.file.rpartition("claims/")[2], problem.code) for problem in base.problems}
    assert ("visits.yaml", "L02") in codes
    assert ("articles/a/../../b.yaml", "L30") in codes
    assert not (home.top.parent / "b.yaml").exists()


def test_a_submodule_in_place_of_the_claims(home: Home) -> None:
    top = forged(home.git, (b"160000 claims", b"\1" * 20))
    done = claimcheck("diff", str(top.id), "HEAD", at=home.top)
    assert (done.returncode, done.stdout) == (2, "")
    assert "it is not a folder there" in done.stderr


def test_a_blob_is_larger_than_memory_is_worth(home: Home) -> None:
    big = home.git.create_blob(b" " * 3_000_000)
    builder = home.git.TreeBuilder()
    builder.insert("x.yaml", big, 0o100644)
    tree = home.git[builder.write()].peel(pygit2.Tree)
    assert len(TreeFiles(home.git, tree, "claims").read("x.yaml")) == 2_000_001
    builder.insert("link.yaml", big, 0o120000)
    with pytest.raises(RefusedError, match="circle"):
        TreeFiles(home.git, home.git[builder.write()].peel(pygit2.Tree), "claims").read("link.yaml")


def test_which_files_differ(home: Home) -> None:
    """Staged, not staged, untracked, gone, and back to what they were."""
    head = Repository.around(home.top / "claims").revision("HEAD")
    for name in ("a", "b", "c", "d"):
        home.write(name, name)
    base = home.commit()
    home.write("a", "changed")
    home.write("b", "staged")
    home.git.index.add("b")
    home.remove("c")
    home.write("d", "staged")
    home.write("new", "untracked")
    home.write("staged-and-gone", "x")
    home.git.index.add("d")
    home.git.index.add("staged-and-gone")
    home.git.index.write()
    home.write("d", "d")
    home.remove("staged-and-gone")
    repository = Repository.around(home.top / "claims")
    changed = repository.changed(repository.revision(base), repository.work_tree())
    assert changed == [
        ChangedFile("a", "changed"),
        ChangedFile("b", "changed"),
        ChangedFile("c", "removed"),
        ChangedFile("new", "added"),
    ]
    assert [file.path for file in repository.changed(head, repository.revision(base))] == ["a", "b", "c", "d"]


# --- Once -------------------------------------------------------------------------------------------------


def test_no_content_is_parsed_twice(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two trees, and of the second one read once more with the entries of the first."""
    parsed: list[bytes] = []

    def parse(data: bytes, problems: ProblemList) -> Node | None:
        parsed.append(data)
        return read_tree(data, problems)

    monkeypatch.setattr("claimcheck.reading.read_tree", parse)
    home.rename(POST, "claims/articles/2031-04-21-harbor-post.yaml")
    home.replace("claims/places.yaml", "kesh: {name: Kesh, within: veldt}", "kesh: {name: Kesh, within: old-harbor}")
    difference = home.difference("HEAD")
    assert difference.own_findings.gone
    assert len(parsed) == len(set(parsed)) == 3 + 6 + 1  # articles, registries and settings, one registry changed


def test_articles_are_the_same_objects_where_nothing_changed(home: Home) -> None:
    home.write("claims/sources.yaml", home.read("claims/sources.yaml") + "pilot: {name: the pilot}\n")
    home.replace(NEWS, "kesh-mayor", "pilot")
    difference = home.difference("HEAD")
    before, after = ({id(one) for one in result.base.articles} for result in (difference.before, difference.after))
    assert len(before & after) == 2
    home.replace("claims/visits.yaml", "  scopes: {fair:", '  scopes: {dinner: "at the dinner", fair:')
    difference = home.difference("HEAD")
    before, after = ({id(one) for one in result.base.articles} for result in (difference.before, difference.after))
    assert not before & after


def test_files_on_the_disk_are_files(home: Home) -> None:
    assert isinstance(
        Repository.around(home.top / "claims").claims(Repository.around(home.top / "claims").work_tree()), FolderFiles
    )
