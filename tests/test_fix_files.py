"""A file is written as a whole or not at all; diffs are patches that git takes."""

from __future__ import annotations

import errno
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11yaudit.errors import UserError
from a11yaudit.fix import files
from a11yaudit.fix.document import document_of, read_document
from a11yaudit.fix.files import read_file, unified_diff, write_file


def page(folder: Path, body: bytes = b"old") -> Path:
    path = folder / "page.html"
    path.write_bytes(body)
    return path


def names_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_a_file_gets_its_new_bytes_and_keeps_its_permissions(tmp_path):
    path = page(tmp_path)
    path.chmod(0o640)
    write_file(read_file(path), b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o7777 == 0o640
    assert names_in(tmp_path) == ["page.html"]


def test_a_link_stays_a_link_and_its_file_is_changed(tmp_path):
    (tmp_path / "real").mkdir()
    real = page(tmp_path / "real")
    link = tmp_path / "link.html"
    link.symlink_to("real/page.html")
    write_file(read_file(link), b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_a_file_that_changed_since_it_was_read_is_left_alone(tmp_path):
    path = page(tmp_path)
    read = read_file(path)
    path.write_bytes(b"someone else's")
    with pytest.raises(UserError, match="has changed since it was read"):
        write_file(read, b"new")
    assert path.read_bytes() == b"someone else's"


@pytest.mark.parametrize("where", ["write", "replace"])
def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, where):
    path = page(tmp_path)
    read = read_file(path)

    def full(*args, **kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    if where == "write":
        monkeypatch.setattr(files.os, "fsync", full)
    else:
        monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(UserError, match=r"No space left on device\); it is as it was"):
        write_file(read, b"new")
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["page.html"]


def test_an_interruption_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    path = page(tmp_path)
    read = read_file(path)

    def interrupted(*args, **kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr(files.os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_file(read, b"new")
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["page.html"]


def test_a_protected_file_is_left_alone(tmp_path, monkeypatch):
    path = page(tmp_path)
    monkeypatch.setattr(files.os, "access", lambda *args: False)  # root may write everywhere
    with pytest.raises(UserError, match="protected against writing"):
        write_file(read_file(path), b"new")
    assert path.read_bytes() == b"old"


def test_a_file_that_is_not_there_is_said_in_a_sentence(tmp_path):
    with pytest.raises(UserError, match="cannot be read: No such file"):
        read_file(tmp_path / "none.html")


def test_links_in_a_circle_are_said_in_a_sentence(tmp_path):
    (tmp_path / "a.html").symlink_to("b.html")
    (tmp_path / "b.html").symlink_to("a.html")
    with pytest.raises(UserError, match="cannot be read"):
        read_file(tmp_path / "a.html")


def test_a_diff_shows_the_change_and_nothing_else():
    document = document_of("<p>\none\n<img src=a>\ntwo")
    assert unified_diff(document, "<p>\none\n<img src=a alt=b>\ntwo", "x/page.html") == (
        b"--- a/x/page.html\n"
        b"+++ b/x/page.html\n"
        b"@@ -1,4 +1,4 @@\n"
        b" <p>\n"
        b" one\n"
        b"-<img src=a>\n"
        b"+<img src=a alt=b>\n"
        b" two\n"
        b"\\ No newline at end of file\n"
    )


def test_no_change_is_no_diff():
    assert unified_diff(document_of("x"), "x", "page.html") == b""


def test_the_diff_of_a_latin_1_file_has_its_bytes():
    document = read_document("<p>é</p>\n".encode("latin-1"), "iso-8859-1")
    assert b"-<p>\xe9</p>\n+<p lang=fr>\xe9</p>\n" in unified_diff(
        document, "<p lang=fr>é</p>\n", "page.html"
    )


TEXTS = st.text(st.sampled_from("ab\n\r é"), max_size=30)


@pytest.mark.skipif(not shutil.which("git"), reason="there is no git here to apply the patch")
@given(TEXTS, TEXTS, st.sampled_from(["utf-8", "windows-1252"]))
def test_git_makes_the_new_file_from_the_patch(tmp_path_factory, old, new, charset):
    document = read_document(old.encode(charset), charset)
    patch = unified_diff(document, new, "a page.html")
    if not patch or not old or not new:  # git makes and deletes files in words of its own
        return
    folder = tmp_path_factory.mktemp("patch")
    (folder / "a page.html").write_bytes(document.body)
    (folder / "p.patch").write_bytes(patch)
    apply = ["git", "-c", "core.autocrlf=false", "apply", "--whitespace=nowarn", "p.patch"]
    subprocess.run(apply, cwd=folder, check=True)
    assert (folder / "a page.html").read_bytes() == new.encode(charset)
