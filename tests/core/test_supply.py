"""The bill of materials names all that is locked, and the audit finds what is affected."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from deploy import supply


def advisory(name: str, ecosystem: str = "PyPI", **affected: Any) -> dict[str, Any]:
    package = {"name": name, "ecosystem": ecosystem}
    return {"id": f"X-{name}", "affected": [{"package": package, **affected}]}


def ranged(*events: dict[str, str]) -> dict[str, Any]:
    return {"ranges": [{"type": "ECOSYSTEM", "events": list(events)}]}


def test_the_bill_names_every_locked_package_once_with_a_hash(tmp_path: Path) -> None:
    assert supply.main(["sbom", str(tmp_path / "bill.json")]) == 0
    bill = json.loads((tmp_path / "bill.json").read_text("utf-8"))
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    refs = [one["bom-ref"] for one in bill["components"]]
    assert len(refs) == len(set(refs))
    lock = Path("requirements/runtime.txt").read_text("utf-8")
    assert sum(ref.startswith("pkg:pypi/") for ref in refs) == lock.count("==") - lock.count(" == ")
    assert any(ref.startswith("pkg:npm/htmx.org@") for ref in refs)
    assert all(one["hashes"] for one in bill["components"])


def test_production_has_a_lock_of_its_own_without_what_only_tests_need() -> None:
    names = {part.name for part in supply.components() if part.kind == "pypi"}
    assert "fastapi" in names
    assert not names & {"pytest", "playwright", "hypothesis", "mypy", "ruff"}


@pytest.mark.parametrize(
    ("affected", "expected"),
    [
        ({"versions": ["2.5"]}, True),
        ({"versions": ["2.4"]}, False),
        (ranged({"introduced": "0"}), True),
        (ranged({"introduced": "2.0"}, {"fixed": "2.5"}), False),
        (ranged({"introduced": "2.0"}, {"fixed": "2.10"}), True),
        (ranged({"introduced": "0"}, {"last_affected": "2.4"}), False),
        (ranged({"introduced": "3"}), False),
        (ranged({"introduced": "0"}, {"fixed": "1"}, {"introduced": "2"}), True),
        (ranged({"introduced": "what"}), True),
    ],
)
def test_a_version_is_affected_as_its_ranges_say(affected: dict[str, Any], expected: bool) -> None:
    part = supply.Component("pypi", "some-part", "2.5", ())
    found = supply.holes([part], iter([advisory("Some_Part", **affected)]))
    assert bool(found) is expected
    other = supply.holes([part], iter([advisory("some-part", "npm", **affected)]))
    assert other == []


def test_the_audit_reads_a_file_or_an_archive_and_says_what_it_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    known = [advisory("fastapi", **ranged({"introduced": "0"})), advisory("nothing-of-ours")]
    (tmp_path / "known.json").write_text(json.dumps(known), "utf-8")
    assert supply.main(["audit", str(tmp_path / "known.json")]) == 1
    assert "X-fastapi" in capsys.readouterr().out
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("X.json", json.dumps(known[1]))
    assert supply.main(["audit", str(tmp_path / "all.zip")]) == 0
