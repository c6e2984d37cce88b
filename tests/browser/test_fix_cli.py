"""``a11yaudit fix`` prints patches that fit, changes files byte by byte, and says what it left."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from site_that_misbehaves import HEAD, TEXT, misbehaving

from a11yaudit import mend
from a11yaudit.config import AuditOptions
from a11yaudit.fix import files
from a11yaudit.targets import SiteServer

if TYPE_CHECKING:
    from collections.abc import Iterator

BODY = f'<main><h1>The ferry</h1>{TEXT}<h2></h2><h3 class="x">Later</h3>{TEXT}</main>'
FAULTY = f'{HEAD}<meta name="viewport" content="width=device-width"></head>\n<body>\n{BODY}\n'
MENDED = FAULTY.replace("<h2></h2>", "")


def fix(folder: Path, *args: str) -> subprocess.CompletedProcess[bytes]:
    env = {k: v for k, v in os.environ.items() if not k.startswith(("A11YAUDIT_TR", "NO_COLOR"))}
    command = [sys.executable, "-m", "a11yaudit", "fix", *args]
    return subprocess.run(
        command, cwd=folder, env=env, capture_output=True, timeout=120, check=False
    )


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with misbehaving() as origin:
        yield origin


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "faulty.html").write_text(FAULTY, encoding="utf-8", newline="\n")
    return tmp_path


def test_a_patch_is_printed_and_nothing_is_written(folder: Path) -> None:
    done = fix(folder, "pages", "--rule", "heading-empty")
    assert done.returncode == 0, done.stderr
    assert (folder / "pages/faulty.html").read_text() == FAULTY
    assert done.stdout.startswith(b"--- a/pages/faulty.html\n+++ b/pages/faulty.html\n")
    assert done.stderr.decode().splitlines() == [
        "pages/faulty.html: 1 fix (heading-empty)",
        "1 page to change, 1 fix.",
        "Nothing was written; --write changes the files.",
    ]
    patch = subprocess.run(["git", "apply"], cwd=folder, input=done.stdout, check=True)
    assert patch.returncode == 0
    assert (folder / "pages/faulty.html").read_text() == MENDED


def test_files_are_changed_and_a_second_run_has_nothing_to_do(folder: Path) -> None:
    done = fix(folder, "pages", "--write", "--unsafe")
    assert done.returncode == 0, done.stderr
    text = (folder / "pages/faulty.html").read_text()
    assert text == MENDED.replace("<h3", "<h2").replace("</h3>", "</h2>")
    assert done.stdout == b""
    again = fix(folder, "pages", "--write", "--unsafe")
    assert again.returncode == 0
    assert b"0 pages changed" in again.stderr
    assert (folder / "pages/faulty.html").read_text() == text


def test_what_only_a_person_can_judge_is_left_and_said(folder: Path) -> None:
    done = fix(folder, "pages", "--rule", "heading-level-skipped")
    assert done.returncode == 0
    assert done.stdout == b""
    assert b"1 fix a person should look at: --unsafe takes them too." in done.stderr


ENCODINGS = {
    "bom": (b"\xef\xbb\xbf", "utf-8", "\r\n"),
    "wide": (b"\xff\xfe", "utf-16-le", "\n"),
    "russian": (b"", "windows-1251", "\r\n"),
    "japanese": (b"", "shift_jis", "\n"),
}


def test_bytes_outside_of_the_fix_stay(folder: Path) -> None:
    padding = f"<!-- {'x' * 900} -->"  # stamps push the declaration out of where browsers look
    expected = {}
    for name, (start, codec, end) in ENCODINGS.items():
        words = "船が来た" if name == "japanese" else "Паром пришёл"
        html = (
            f"<!doctype html>{padding}<html lang=en>\n<head>"
            f"<meta charset={codec.removesuffix('-le')}><title>Ferry</title></head>\n<body>"
            f"<main><h1>{words}</h1>{TEXT}<h2></h2> <?php x() ?> {words}</main>"
        ).replace("\n", end)
        (folder / f"pages/{name}.html").write_bytes(start + html.encode(codec))
        expected[name] = start + html.replace("<h2></h2>", "").encode(codec)
    (folder / "pages/faulty.html").unlink()
    done = fix(folder, "pages", "--rule", "heading-empty", "--write")
    assert done.returncode == 0, done.stderr
    assert b"4 pages changed, 4 fixes." in done.stderr
    for name, body in expected.items():
        assert (folder / f"pages/{name}.html").read_bytes() == body


def test_a_page_of_the_web_gives_a_patch_and_cannot_be_written(folder: Path) -> None:
    with SiteServer(folder / "pages") as server:
        url = server.url_of(folder / "pages/faulty.html")
        done = fix(folder, url, "--diff", "--rule", "heading-empty")
        refused = fix(folder, url, "--write")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == b"--- a/127.0.0.1/faulty.html"
    assert b"\n-" in done.stdout
    assert refused.returncode == 2
    assert b"cannot be written" in refused.stderr
    assert b"Traceback" not in refused.stderr


def test_a_page_that_cannot_be_loaded_is_never_done(folder: Path, site: str) -> None:
    done = fix(folder, "pages/faulty.html", "--rule", "heading-empty", f"{site}/missing", "-q")
    assert done.returncode == 3
    assert b"/missing: The server answered with HTTP status 404." in done.stderr
    assert done.stdout.startswith(b"--- a/pages/faulty.html")


def test_a_page_that_leads_elsewhere_is_left_alone(folder: Path) -> None:
    (folder / "pages/moved.html").write_text("<script>location.replace('faulty.html')</script>")
    done = fix(folder, "pages/moved.html", "--write")
    assert done.returncode == 3
    assert b"leads on to another document" in done.stderr


@pytest.mark.parametrize("args", [("pages", "--diff", "--write"), (), ("nowhere.html",)])
def test_wrong_use_says_what_is_wrong(folder: Path, args: tuple[str, ...]) -> None:
    done = fix(folder, *args)
    assert done.returncode == 2
    assert done.stderr.startswith(b"error: ")
    assert (folder / "pages/faulty.html").read_text() == FAULTY


def test_a_file_that_changes_meanwhile_is_left_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = folder / "pages/faulty.html"
    late = FAULTY + "<!-- an editor was here -->"

    def slow(read: files.FileRead, body: bytes) -> None:
        file.write_text(late)
        files.write_file(read, body)

    monkeypatch.setattr(mend, "write_file", slow)
    options = AuditOptions(targets=(str(file),), formats=(), evidence="none", probes="none")
    pages: list[mend.Mended] = []
    mend.run(mend.Mending(options, write=True), lambda _: None, pages.append)
    assert "has changed since it was read" in pages[0].error
    assert not pages[0].written
    assert file.read_text() == late
