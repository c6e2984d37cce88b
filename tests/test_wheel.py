"""What is built and installed has all that it needs: sdist, then wheel, then a new environment."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src/a11yaudit"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel that is built from the unpacked sdist, as pip builds it."""
    folder = tmp_path_factory.mktemp("build")
    (sdist,) = SdistBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    unpacked = next(path for path in folder.iterdir() if path.is_dir())
    (built,) = WheelBuilder(str(unpacked)).build(directory=str(folder), versions=["standard"])
    return Path(built)


@pytest.fixture(scope="module")
def python(wheel, tmp_path_factory):
    """The Python of a new environment with the wheel; its dependencies are this environment's."""
    folder = tmp_path_factory.mktemp("installed") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "--python", python, "install"),
            *("--quiet", "--no-deps", "--no-index", "--disable-pip-version-check", wheel),
        ],
        check=True,
    )
    site = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    # A path in a .pth file is only searched: the .pth of an editable install in it is not read.
    (Path(site) / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python


def run(python, *args):
    """Run it away from the checkout; returns what it printed."""
    done = subprocess.run(
        [python, "-P", *args],
        cwd=Path(python).parent,
        env={"PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def files(folder, pattern):
    return {path.relative_to(folder).as_posix() for path in folder.rglob(pattern)}


def test_the_wheel_has_every_file_that_is_not_python(wheel):
    with zipfile.ZipFile(wheel) as archive:
        inside = {
            name.removeprefix("a11yaudit/")
            for name in archive.namelist()
            if name.startswith("a11yaudit/")
        }
    lexicon = {f"text/lexicon/{name}" for name in files(SOURCE / "text/lexicon", "*.toml")}
    scripts = {f"browser/{name}" for name in files(SOURCE / "browser", "*.js")}
    templates = {
        f"report/templates/{name}"
        for name in files(ROOT / "reports/templates", "*")
        if (ROOT / "reports/templates" / name).is_file()
    }
    assert lexicon
    assert scripts
    assert templates
    assert (lexicon | scripts | templates | {"report/schema.json", "py.typed"}) - inside == set()


def test_the_installed_package_is_the_wheels_and_its_program_runs(python):
    place = run(python, "-c", "import a11yaudit; print(a11yaudit.__file__)")
    assert Path(place).is_relative_to(python.parent.parent)
    assert run(python, "-m", "a11yaudit", "--version").startswith("a11yaudit ")
    done = subprocess.run(
        [python.parent / "a11yaudit", "schema"], capture_output=True, text=True, check=True
    )
    assert '"schema_version"' in done.stdout


RENDER = """
import sys
from pathlib import Path
from a11yaudit.report.html import HtmlReport
from a11yaudit.report.view import summary_of

head = {
    "tool": {"name": "a11yaudit", "version": "1", "axe_version": "4.12.1", "browser": "Chromium"},
    "run": {"id": "1", "started": "2026-01-01T00:00:00Z", "finished": "2026-01-01T00:00:09Z",
            "command": "a11yaudit audit x", "config": {}, "complete": False},
}
page = {"target": "x.html", "url": "", "status": "error", "http_status": None, "title": None,
        "error": {"kind": "timeout", "message": "It took too long."}, "lang": None,
        "detected_lang": None, "direction": None, "duration_ms": 0, "picture": None,
        "report_file": "pages/001-x.html", "article": None, "findings": []}
summary = summary_of([page], [], "incomplete")
report = {"schema_version": "1.0", **head, "summary": summary, "causes": [], "rules": {},
          "pages": [page]}
html = HtmlReport(Path(sys.argv[1]), None)
html.write_page(page, {}, head)
html.write_index(report)
"""


def test_a_report_is_rendered_from_the_wheels_own_templates(python, tmp_path):
    run(python, "-c", RENDER, str(tmp_path))
    for name in ("index.html", "pages/001-x.html"):
        assert "It took too long." in (tmp_path / name).read_text(encoding="utf-8")
