"""axe-core on a page of a real browser."""

from typing import Any

from playwright.sync_api import Page

from tests.surroundings.needs import AXE, AXE_CORE, skip_or_fail

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
    """Return axe's serious and critical violations on the page: rule, impact, elements."""
    if not AXE.is_file():
        skip_or_fail(AXE_CORE)
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text())
    found: list[Any] = page.evaluate(_RUN)
    return found
