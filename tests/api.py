"""The application as its callers see it: a client per role, and an event to work in."""

from datetime import datetime, timedelta
from types import TracebackType
from typing import Any
from uuid import UUID

from fastapi import FastAPI
from sqlalchemy import Engine
from starlette.testclient import TestClient

from app.auth.passwords import make_token, token_digest
from app.auth.records import AccessToken, Membership, Role, TokenKind, User
from app.core.database.sessions import transaction
from app.core.ids import new_id

UNUSABLE_HASH = "$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$invalid"
PROGRAMME = [
    {"kind": "registration", "starts_at": "07:00", "ends_at": "08:30", "title_id": "Registrasi"},
    {"kind": "plenary", "starts_at": "08:30", "ends_at": "09:30", "title_id": "Pembukaan"},
    {"kind": "slot", "starts_at": "09:40", "ends_at": "10:00", "session": "pagi"},
    {"kind": "slot", "starts_at": "10:00", "ends_at": "10:20", "session": "pagi"},
    {"kind": "break", "starts_at": "11:20", "ends_at": "13:00", "title_id": "Salat Jumat"},
    {"kind": "slot", "starts_at": "13:00", "ends_at": "13:20", "session": "siang"},
]
EVENT: dict[str, Any] = {
    "name": "Kontak Bisnis Banjarnegara",
    "place": "Aula Sasana Abdi Praja",
    "day": "2025-07-04",
    "timezone": "Asia/Jakarta",
    "programme": PROGRAMME,
}


class Api:
    """Clients by role over one running application.

    `admin` made the event `event_id`; `organizer` and `viewer` have that role in it; `outsider`
    is a user without any role; `anonymous` sends no token. `at(path)` is an address in the event.
    """

    def __init__(self, app: FastAPI, engine: Engine, now: datetime) -> None:
        self.app = app
        self.engine = engine
        self.now = now
        self.anonymous = TestClient(app, raise_server_exceptions=False)

    def __enter__(self) -> "Api":
        self.anonymous.__enter__()
        self.users: dict[str, UUID] = {}
        self.admin = self.client("admin", is_admin=True)
        self.organizer = self.client("organizer")
        self.viewer = self.client("viewer")
        self.outsider = self.client("outsider")
        self.event_id = UUID(self.post(self.admin, "/api/v1/events", EVENT)["id"])
        with transaction(self.engine) as session:
            for name in ("organizer", "viewer"):
                session.add(
                    Membership(user_id=self.users[name], event_id=self.event_id, role=Role(name))
                )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.anonymous.__exit__(kind, error, trace)

    def client(self, username: str, *, is_admin: bool = False) -> TestClient:
        """Add a user and return a client that carries a token of theirs."""
        secret = make_token("api")
        user = User(
            username=username,
            password_hash=UNUSABLE_HASH,
            is_admin=is_admin,
            created_at=self.now,
        )
        token = AccessToken(
            id=new_id(),
            digest=token_digest(secret),
            kind=TokenKind.API,
            user_id=user.id,
            name="test",
            created_at=self.now,
            expires_at=self.now + timedelta(days=365),
            proved_at=self.now + timedelta(days=365),  # whoever calls has just proved it
        )
        self.users[username] = user.id
        with transaction(self.engine) as session:
            session.add(user)
            session.flush()
            session.add(token)
        return self.caller(headers={"Authorization": f"Bearer {secret}", "Accept-Language": "en"})

    def caller(self, **options: Any) -> TestClient:
        """Return another client of the application, on the event loop that all of them share.

        By itself a client makes an event loop and a thread for each request, which is half of what
        a request takes.
        """
        client = TestClient(self.app, raise_server_exceptions=False, **options)
        client.portal = self.anonymous.portal
        return client

    def at(self, path: str = "") -> str:
        """Return an address inside the event."""
        return f"/api/v1/events/{self.event_id}{path}"

    def post(self, client: TestClient, path: str, body: object, status: int = 201) -> Any:
        """POST JSON and return the answer's body; the status must be as said."""
        response = client.post(path, json=body)
        assert response.status_code == status, response.text
        return response.json()

    def get(self, client: TestClient, path: str, **params: Any) -> Any:
        """GET and return the answer's body; the status must be 200."""
        response = client.get(path, params=params)
        assert response.status_code == 200, response.text
        return response.json()
