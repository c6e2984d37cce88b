"""Which browser is taken, and what is said where none is."""

from __future__ import annotations

import json
import sys

import pytest

from a11yaudit.browser import find, install
from a11yaudit.browser.find import FoundBrowser, find_browser, launch_args
from a11yaudit.errors import BrowserMissingError, UserError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the fakes are shell scripts")


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A Linux machine without any browser; returns a function that puts a program on it."""
    programs = tmp_path / "bin"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "store"))
    monkeypatch.delenv(find.ENV, raising=False)
    monkeypatch.setattr("platform.system", lambda: "Linux")

    def put(path, body="echo Fake 130.0.1.2"):
        file = programs / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"#!/bin/sh\n{body}\n")
        file.chmod(0o755)
        return file

    return put


def put_playwright(machine, tmp_path, monkeypatch, *names):
    """A Playwright that has fetched these browsers."""
    package = tmp_path / "playwright"
    (package / "driver/package").mkdir(parents=True)
    (package / "driver/package/browsers.json").write_text(
        json.dumps(
            {
                "browsers": [
                    {"name": "chromium", "revision": "7"},
                    {"name": "chromium-headless-shell", "revision": "7"},
                ]
            }
        )
    )

    class Spec:
        submodule_search_locations = (str(package),)

    monkeypatch.setattr(find, "find_spec", lambda name: Spec)
    paths = []
    for name in names:
        path = machine(tmp_path / "store" / name, "echo Fake 150.0.0.1")
        (tmp_path / "store" / name.split("/")[0] / "INSTALLATION_COMPLETE").touch()
        paths.append(path)
    return paths


SHELL = "chromium_headless_shell-7/chrome-headless-shell-linux64/chrome-headless-shell"
FULL = "chromium-7/chrome-linux64/chrome"


def test_playwrights_own_shell_comes_first_and_is_started_by_playwright(
    machine, tmp_path, monkeypatch
):
    machine("chromium-headless-shell")
    put_playwright(machine, tmp_path, monkeypatch, FULL, SHELL)
    assert find_browser() == FoundBrowser(None, find.OWN, "headless-shell", "150.0.0.1")


def test_playwrights_full_browser_is_named_by_its_path(machine, tmp_path, monkeypatch):
    machine("chromium-headless-shell")
    (path,) = put_playwright(machine, tmp_path, monkeypatch, FULL)
    assert find_browser() == FoundBrowser(path, find.OWN, "chromium", "150.0.0.1")


def test_another_revision_of_playwrights_is_not_its_own(machine, tmp_path, monkeypatch):
    put_playwright(machine, tmp_path, monkeypatch, SHELL.replace("shell-7", "shell-6"))
    with pytest.raises(BrowserMissingError):
        find_browser()


def test_half_a_download_is_not_a_browser(machine, tmp_path, monkeypatch):
    put_playwright(machine, tmp_path, monkeypatch, SHELL)
    (tmp_path / "store/chromium_headless_shell-7/INSTALLATION_COMPLETE").unlink()
    with pytest.raises(BrowserMissingError):
        find_browser()


def test_the_lightest_installed_one_is_taken(machine):
    chrome = machine("google-chrome-stable")
    assert find_browser() == FoundBrowser(chrome, "installed on this system", "chrome", "130.0.1.2")
    machine("chromium")
    assert find_browser().kind == "chromium"
    shell = machine("chromium-headless-shell")
    assert find_browser().path == shell


def test_a_stub_that_does_not_start_is_passed_over(machine):
    machine("chromium-browser", "echo 'requires the chromium snap to be installed' >&2; exit 10")
    with pytest.raises(BrowserMissingError, match="requires the chromium snap"):
        find_browser()
    edge = machine("microsoft-edge")
    assert (find_browser().path, find_browser().kind) == (edge, "edge")


def test_a_program_that_says_nothing_or_cannot_run_is_no_browser(machine):
    machine("chromium", "true")
    with pytest.raises(BrowserMissingError, match="exit code 0"):
        find_browser()
    machine("chromium").write_bytes(b"\x7fELF")
    with pytest.raises(BrowserMissingError, match="Exec format error"):
        find_browser()


def test_a_program_that_hangs_is_no_browser(machine, monkeypatch):
    monkeypatch.setattr(find, "VERSION_SECONDS", 0.2)
    machine("chromium", "exec /bin/sleep 5")
    with pytest.raises(BrowserMissingError, match="no answer to --version"):
        find_browser()


def test_the_named_one_is_taken_by_path_name_or_kind(machine, tmp_path, monkeypatch):
    machine("chromium-headless-shell")
    mine = machine(tmp_path / "my browser")
    chrome = machine("google-chrome")
    assert find_browser(str(mine)) == FoundBrowser(
        mine, "named by --browser", "chrome", "130.0.1.2"
    )
    assert find_browser("google-chrome").path == chrome
    assert find_browser("Chrome").path == chrome
    monkeypatch.setenv(find.ENV, "chrome")
    assert find_browser().how == "named by A11YAUDIT_BROWSER"
    assert find_browser(str(mine)).path == mine


@pytest.mark.parametrize(
    ("named", "message", "hint"),
    [
        ("firefox", "needs a browser of the Chromium family", "chromium"),
        ("chromum", "'chromum', was not found", "Did you mean 'chromium'?"),
        ("/no/such/chrome", "was not found", "Give a path"),
        ("edge", "was not found", "Give a path"),
        ("broken", "does not start: libnss3.so", "doctor"),
    ],
)
def test_a_wrong_name_is_an_error_and_never_a_fallback(machine, named, message, hint):
    machine("chromium-headless-shell")
    machine("broken", "echo 'libnss3.so: cannot open' >&2; exit 127")
    with pytest.raises(UserError) as caught:
        find_browser(named)
    assert message in caught.value.message
    assert hint in caught.value.hint
    assert not isinstance(caught.value, BrowserMissingError)


@pytest.mark.parametrize(
    ("system", "command"),
    [("Darwin", "brew install"), ("Windows", "winget install"), ("Linux", "browser install")],
)
def test_where_none_is_found_the_commands_of_this_system_are_named(
    machine, monkeypatch, system, command
):
    monkeypatch.setattr("platform.system", lambda: system)
    monkeypatch.setattr(find, "_there", lambda path: iter(()))
    with pytest.raises(BrowserMissingError) as caught:
        find_browser()
    assert command in caught.value.hint


def test_the_sandbox_is_left_out_for_root_alone(monkeypatch):
    monkeypatch.setattr("platform.system", lambda: "Linux")
    monkeypatch.setattr("os.geteuid", lambda: 0)
    assert "--no-sandbox" in launch_args()
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert launch_args() == [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-quic",
    ]


# Fetching one


@pytest.fixture
def steps(monkeypatch):
    """The commands that were run; those in ``works`` do what they should."""
    ran = []
    works = {}

    def run(command, say):
        ran.append(" ".join(command[1:] if command[0] == sys.executable else command))
        effect = next((works[part] for part in works if part in ran[-1]), None)
        if effect:
            effect()
        return effect is not None

    monkeypatch.setattr(install, "_run", run)
    return ran, works


def test_playwright_is_asked_first_and_each_step_announced(machine, steps):
    ran, works = steps
    works["playwright"] = lambda: machine("chromium")
    said = []
    assert install.install_browser(said.append).kind == "chromium"
    assert ran == ["-m playwright install --only-shell chromium"]
    assert said == [
        "Fetching Playwright's headless shell: python -m playwright install --only-shell chromium"
    ]


def test_root_on_debian_gets_it_from_the_archive(machine, steps, monkeypatch):
    ran, works = steps
    machine("apt-get")
    monkeypatch.setattr("os.geteuid", lambda: 0)
    works["install -y --no-install-recommends chromium "] = lambda: machine("chromium")
    said = []
    assert install.install_browser(said.append).kind == "chromium"
    assert ran[1:] == [
        "apt-get update -qq",
        "apt-get install -y --no-install-recommends chromium-headless-shell fonts-dejavu-core",
        "apt-get install -y --no-install-recommends chromium fonts-dejavu-core",
    ]
    assert len(said) == 4


def test_nobody_else_gets_anything_installed_system_wide(machine, steps, monkeypatch):
    ran, _ = steps
    machine("apt-get")
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(BrowserMissingError) as caught:
        install.install_browser(lambda line: None)
    assert len(ran) == 1
    assert "sudo apt-get install chromium-headless-shell" in caught.value.hint


def test_a_step_that_fails_says_why(machine):
    said = []
    failing = machine("failing", "echo starting; echo 'E: no such package' >&2; exit 100")
    assert not install._run([str(failing)], said.append)
    assert not install._run(["/no/such/program"], said.append)
    assert said == [
        "  did not work: E: no such package",
        "  did not work: No such file or directory",
    ]
