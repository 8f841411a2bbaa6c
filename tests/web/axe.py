"""axe-core on a page of a real browser."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

import hatch_build
from tests.databases import skip_or_fail

AXE = Path(hatch_build.__file__).parent / "node_modules/axe-core/axe.min.js"
_RUN = """
async () => {
  const { passes, violations } = await axe.run();
  if (passes.length < 10) throw new Error("axe looked at next to nothing");
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, impact, nodes }) => [id, impact, nodes.map(({ html }) => html.slice(0, 200))]);
}
"""


def serious_violations(page: Page) -> list[Any]:
    """What axe finds on the page that is serious or critical: rule, impact, elements."""
    if not AXE.is_file():
        skip_or_fail("axe-core is not installed: run `python hatch_build.py`")
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text())
    found: list[Any] = page.evaluate(_RUN)
    return found
