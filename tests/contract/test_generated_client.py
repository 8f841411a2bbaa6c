"""A client generated from the committed document runs the tour against a served installation."""

import importlib
import io
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType
from typing import Any
from uuid import UUID

import pytest

from app.core.ids import new_id
from tests.api import PROGRAMME
from tests.contract.served import Served, served

ROOT = Path(__file__).parents[2]
PACKAGE = "titik_temu_generated"
CONFIG = f"""
package_name_override: {PACKAGE}
post_hooks: []
content_type_overrides:
  application/pdf: application/octet-stream
  image/png: application/octet-stream
  application/vnd.openxmlformats-officedocument.spreadsheetml.sheet: application/octet-stream
  text/calendar: application/octet-stream
  text/csv: application/octet-stream
"""
PARTNERS = "code,name,offers,tables\nBULOG,Perum Bulog,sembako;jual_padi,2\nPPN,Patra Niaga,lpg,1\n"
ATTENDEES = """Nama;Jabatan;Koperasi;Desa;Kecamatan;No HP;Kebutuhan
Sutini;Ketua;KDMP Berta;Berta;Susukan;0812-0000-0001;sembako, lpg
Turyanto;Ketua;KDMP Derik;Derik;Susukan;0812-0000-0002;lpg, gabah
Karno;Ketua;KDMP Pekikiran;Pekikiran;Susukan;0812-0000-0003;beras
"""


@pytest.fixture(scope="module")
def client_package(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("client")
    (folder / "config.yml").write_text(CONFIG, "utf-8")
    made = subprocess.run(
        [
            *(str(Path(sys.executable).parent / "openapi-python-client"), "generate"),
            *("--path", str(ROOT / "app" / "openapi.json")),
            *("--output-path", str(folder / "made"), "--config", str(folder / "config.yml")),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    assert "WARNING" not in made.stdout + made.stderr, made.stdout + made.stderr
    sys.path.insert(0, str(folder / "made"))
    yield importlib.import_module(PACKAGE)
    sys.path.remove(str(folder / "made"))


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Any:
    with served(tmp_path_factory.mktemp("served")) as running:
        yield running


class Tour:
    """Calls operations of the generated client by their operation ids."""

    def __init__(self, package: ModuleType, service: Served) -> None:
        self._package = package
        self.anonymous = package.Client(service.address, raise_on_unexpected_status=True)
        self.client = self.anonymous

    def close(self) -> None:
        for client in (self.anonymous, self.client):
            client.get_httpx_client().close()

    def log_in(self, password: str) -> None:
        body = self.model("log_in", "LogIn")(username="panitia", password=password)
        token = self.call("auth.create_token", body=body)
        self.client = self._package.AuthenticatedClient(
            self.anonymous._base_url, token.access_token, raise_on_unexpected_status=True
        )

    def model(self, module: str, name: str) -> Any:
        return getattr(importlib.import_module(f"{PACKAGE}.models.{module}"), name)

    def call(self, operation: str, *path: Any, **arguments: Any) -> Any:
        module = importlib.import_module(f"{PACKAGE}.api.{operation}")
        answer = module.sync_detailed(*path, client=self.client, **arguments)
        assert answer.status_code < 300, answer.content
        return answer.parsed

    def upload(self, event: UUID, kind: str, name: str, content: str) -> Any:
        types = importlib.import_module(f"{PACKAGE}.types")
        body = self.model("body_upload_list", "BodyUploadList")(
            kind=self.model("list_kind", "ListKind")(kind),
            file=types.File(payload=io.BytesIO(content.encode()), file_name=name),
        )
        preview = self.call("imports.upload_list", event, body=body)
        return self.call("imports.apply_import", event, preview.number)


def test_the_tour(client_package: ModuleType, service: Served) -> None:
    with closing(Tour(client_package, service)) as tour:
        tour.log_in(service.password)
        walk(tour)


def walk(tour: Tour) -> None:
    interval = tour.model("interval_in", "IntervalIn")
    event = tour.call(
        "events.create_event",
        body=tour.model("event_in", "EventIn")(
            name="Tur", day=date(2025, 7, 4), programme=[interval.from_dict(i) for i in PROGRAMME]
        ),
    ).id
    assert tour.upload(event, "partners", "mitra.csv", PARTNERS).created == 2
    assert tour.upload(event, "attendees", "peserta.csv", ATTENDEES).created == 3
    assert tour.upload(event, "attendees", "peserta.csv", ATTENDEES).created == 0
    assert (
        tour.call(
            "requests.derive_requests", event, body=tour.model("derive_in", "DeriveIn")()
        ).created
        == 5
    )
    run = tour.call(
        "timetables.create_solve_run",
        event,
        body=tour.model("solve_run_in", "SolveRunIn")(time_limit=5),
    )
    deadline = time.monotonic() + 60
    while run.status in {"queued", "running"} and time.monotonic() < deadline:
        time.sleep(0.3)
        run = tour.call("timetables.get_solve_run", event, run.number)
    assert (run.status, run.timetable) == ("finished", 1), run
    assert all(tier.proven for tier in run.tiers[:3])
    tour.call(
        "timetables.publish_timetable",
        event,
        1,
        body=tour.model("publish_in", "PublishIn")(),
    )
    meetings = tour.call("timetables.list_meetings", event, 1).items
    assert len(meetings) == 5
    badges = tour.call("badges.issue_badges", event, body=tour.model("issue_in", "IssueIn")())
    assert badges is not None
    shown = tour.call("badges.list_badges", event).items
    gate = tour.call(
        "check_in.create_gate",
        event,
        body=tour.model("gate_in", "GateIn").from_dict({"name": "Pintu", "kind": "event"}),
    )
    scan = tour.call(
        "check_in.record_scan",
        event,
        body=tour.model("scan_in", "ScanIn")(
            scan_id=new_id(),
            gate_id=gate.id,
            code=shown[0].code,
            scanned_at=datetime.now(UTC),
        ),
    )
    assert scan.verdict == "admitted"
    assert tour.call("check_in.get_arrivals", event).arrived == 1
