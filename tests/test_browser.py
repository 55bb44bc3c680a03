"""JupyterLab and the report in a real browser: what a user sees after one edit and one click."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SECOND = "../data/articles/invented-business.txt"
NAMES = ["1_clean", "2_sentiment", "3_framing", "4_numeric_claims", "5_who_says_what"]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="no chromium on this machine")]
pytest.importorskip("playwright.sync_api")


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """The address of a JupyterLab that serves a copy of the checkout's notebooks, seeds and data."""
    folder = tmp_path_factory.mktemp("lab")
    for name in ("notebooks", "seeds", "data/articles"):
        shutil.copytree(ROOT / name, folder / name)
    settings = folder / "settings" / "@jupyterlab"
    (settings / "notebook-extension").mkdir(parents=True)
    (settings / "notebook-extension" / "tracker.jupyterlab-settings").write_text('{"windowingMode": "none"}')
    (settings / "apputils-extension").mkdir()
    (settings / "apputils-extension" / "notification.jupyterlab-settings").write_text('{"fetchNews": "false"}')
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "jupyter",
        "lab",
        "--no-browser",
        "--allow-root",
        "--ip=127.0.0.1",
        f"--port={port}",
        "--IdentityProvider.token=",
        "--ServerApp.password=",
        "--LabApp.expose_app_in_browser=True",
        f"--LabApp.user_settings_dir={folder / 'settings'}",
        f"--LabApp.workspaces_dir={folder / 'workspaces'}",
        f"--ServerApp.root_dir={folder}",
    ]
    with open(folder / "lab.log", "w") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, env=os.environ | {"HOME": str(folder)})
        address = f"http://127.0.0.1:{port}"
        try:
            _wait_for(address, server, folder / "lab.log")
            yield address
        finally:
            server.terminate()
            server.wait(20)


def _wait_for(address, server, log):
    for _ in range(240):
        assert server.poll() is None, log.read_text()
        try:
            urllib.request.urlopen(f"{address}/api/status", timeout=5).read()
            return
        except OSError:
            time.sleep(0.5)
    raise AssertionError("JupyterLab did not start: " + log.read_text())


KERNEL_IDLE = "() => window.jupyterapp?.shell?.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'"
CELLS = """() => window.jupyterapp.shell.currentWidget.content.model.toJSON().cells.filter(cell => cell.cell_type === 'code')"""


def open_notebook(page, lab, name):
    page.goto(f"{lab}/lab/tree/notebooks/{name}.ipynb?reset")
    page.wait_for_function(KERNEL_IDLE, timeout=120_000)


def run_all(page):
    """Menu Run, Run All Cells; answers the code cells once the kernel has been through all of them."""
    page.evaluate(
        "() => window.jupyterapp.shell.currentWidget.content.model.sharedModel.cells.forEach(c => { if (c.cell_type === 'code') c.execution_count = null; })"
    )
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.wait_for_function(
        "() => window.jupyterapp.shell.currentWidget.content.model.toJSON().cells.filter(c => c.cell_type === 'code')"
        ".every(c => c.execution_count || c.source.length === 0)",
        timeout=180_000,
    )
    page.wait_for_function(KERNEL_IDLE, timeout=60_000)
    return page.evaluate(CELLS)


def outputs(cells):
    return [out for cell in cells for out in cell["outputs"]]


@pytest.mark.parametrize("name", NAMES)
def test_one_edit_and_one_click(browser, lab, name):
    page = browser.new_page()
    asked, errors = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    open_notebook(page, lab, name)

    first = run_all(page)
    assert not [out for out in outputs(first) if out["output_type"] == "error" or out.get("name") == "stderr"]
    assert page.locator(".jp-OutputArea-output table").count() >= 1
    pictures = page.locator(".jp-OutputArea-output figure img")
    assert pictures.count() >= 1
    for index in range(pictures.count()):
        assert pictures.nth(index).get_attribute("alt")
        assert pictures.nth(index).evaluate("image => image.naturalWidth") > 200

    page.locator(".jp-CodeCell .cm-content").first.click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(f'ARTICLE = "{SECOND}"\nOUT = ""')
    second = run_all(page)
    assert not [out for out in outputs(second) if out["output_type"] == "error" or out.get("name") == "stderr"]
    assert "Meridian" in json.dumps(outputs(second)) and json.dumps(outputs(first)) != json.dumps(outputs(second))
    assert not errors
    assert not [url for url in asked if not url.startswith((lab, "data:", "blob:", lab.replace("http", "ws")))]
    page.close()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("article", ["seeds/000_5511ba710943d43b.txt", "data/articles/invented-rival.html"])
def test_report_is_accessible_and_fetches_nothing(browser, tmp_path, article, width):
    from axe_playwright_python.sync_playwright import Axe

    from newslab import read, report

    path = report.write(read(ROOT / article), tmp_path / "report.html")
    page = browser.new_page(viewport={"width": width, "height": 900})
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    assert not [url for url in asked if not url.startswith(("file:", "data:"))]
    page.evaluate("() => document.querySelectorAll('details').forEach(d => d.open = true)")
    found = Axe().run(page).response["violations"]
    serious = [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found if v["impact"] in ("serious", "critical")]
    assert not serious
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the page itself scrolls sideways"
    drawn = page.locator(".chart img").evaluate_all(
        "images => images.map(image => image.getBoundingClientRect().width)"
    )
    assert min(drawn) >= 600, "a chart is shrunk until nobody can read it"
    page.emulate_media(media="print")
    page.evaluate("() => document.querySelectorAll('details').forEach((d, i) => d.open = i === 0)")
    assert page.locator("details:visible").count() == 1, "what is folded is not printed"
    page.close()


def test_a_hostile_page_is_shown_as_text(browser, tmp_path):
    from newslab import parse, report

    evil = (
        "<script>document.title = 'broken'</script> takes over city hall\n\nThe mayor <img src=x onerror=\"document.title='broken'\"> said on Monday that "
        "the <b>bridge</b> would cost $3 million.\n\n“It is </mark><script>document.title='broken'</script> done,” she told reporters on Tuesday evening."
    )
    page = browser.new_page()
    page.goto(report.write(parse(evil), tmp_path / "evil.html").as_uri())
    assert "broken" not in page.title() or "takes over" in page.title()
    assert page.evaluate("() => document.querySelectorAll('script, img:not([src^=data])').length") == 0
    page.close()
