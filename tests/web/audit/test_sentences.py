"""Every action of the audit log is said in words."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from app.auth.login.failing import FAILED
from app.core.locale import has_text
from app.meetings.seats.records import OfferStatus
from app.privacy.queries import ERASED, POSTPONED, SEEN
from app.requests.records import LockKind

APP = Path(__file__).parents[3] / "app"
ACTION = re.compile(r"[a-z_]+\.[a-z_]+")
MADE_UP = {f"{kind.value}.{act}" for kind in LockKind for act in ("create", "delete")} | {
    f"standby.{status.value}" for status in OfferStatus if status is not OfferStatus.PENDING
}
"""Actions whose names are put together."""


def _modules() -> Iterator[ast.Module]:
    """Every module that writes to the audit log."""
    for file in sorted(APP.rglob("*.py")):
        module = ast.parse(file.read_text("utf-8"))
        names = (
            one.name
            for node in ast.walk(module)
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("app.auth.audit")
            for one in node.names
        )
        if not {"trail", "record", "record_change"}.isdisjoint(names):
            yield module


def _actions() -> set[str]:
    found = {
        node.value
        for module in _modules()
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    plain = {one for one in found if ACTION.fullmatch(one) and not has_text(one)}
    return plain | MADE_UP | {FAILED, ERASED, POSTPONED, SEEN}


def test_every_action_has_a_sentence() -> None:
    actions = _actions()
    assert {"token.create", "table.close", "personal_data.erase"} <= actions
    untold = {one for one in actions if not has_text(f"web.audit_did_{one.replace('.', '_')}")}
    assert untold == set()
