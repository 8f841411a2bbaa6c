"""The installation's public address over HTTP: set, tried and read by administrators."""

import secrets
from datetime import datetime
from typing import Annotated

from fastapi import Request
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, HttpUrl, UrlConstraints
from pydantic_core import PydanticCustomError
from sqlmodel import Session

from app.auth.audit import trail
from app.auth.deps import Administrator
from app.auth.principal import Principal
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import ForbiddenError, InvalidRequestError, errors
from app.core.http.bodies import RequestBody
from app.core.http.routing import api_router
from app.core.meanings.times import Instant
from app.core.settings import Settings
from app.events.addresses import only_here
from app.events.records import PublicAddress

router = api_router(tag="operation", prefix="/installation")
PROBE_PAGE = "/sampai"
"""The page that is opened to try the address."""


class AddressOnlyHereError(InvalidRequestError):
    """The address leads to the machine on which it is opened."""

    code = "address_only_here"
    pointer = "/public_url"


def _of_a_site(url: HttpUrl) -> HttpUrl:
    if url.path not in {None, "", "/"} or url.query or url.fragment or url.username:
        raise PydanticCustomError("url_parsing", "an address that ends after the host")
    return url


class InstallationIn(RequestBody):
    """The address under which participants reach this installation; null: there is none."""

    public_url: (
        Annotated[
            HttpUrl,
            UrlConstraints(max_length=200, allowed_schemes=["https"]),
            AfterValidator(_of_a_site),
        ]
        | None
    ) = Field(
        description="Address under which phones reach the installation, with `https`; null: none",
        examples=["https://temu.example.id"],
    )
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"public_url": "https://temu.example.id"}]}
    )


class InstallationOut(BaseModel):
    """The address in force, and whether it was tried."""

    public_url: str | None = Field(
        description="Address under which phones reach the installation; null: not known",
        examples=["https://temu.example.id"],
    )
    fixed: bool = Field(description="It comes from the environment and cannot be changed here")
    probe_url: str | None = Field(
        description="Address to open on a phone, to try the one that was set here; null: nothing "
        "to try",
        examples=["https://temu.example.id/coba/k3yw"],
    )
    reached_at: Instant | None = Field(
        description="When a phone opened that address; null: not yet",
        examples=["2025-07-01T03:00:00Z"],
    )


def installation(session: Session, settings: Settings) -> InstallationOut:
    """Return the address in force; that of the environment counts before the stored one."""
    stored = session.get(PublicAddress, 1)
    if settings.public_url or stored is None:
        return InstallationOut(
            public_url=settings.public_url,
            fixed=bool(settings.public_url),
            probe_url=None,
            reached_at=None,
        )
    return InstallationOut(
        public_url=stored.url,
        fixed=False,
        probe_url=f"{stored.url}{PROBE_PAGE}/{stored.probe}",
        reached_at=stored.reached_at,
    )


def set_address(session: Session, body: InstallationIn, *, actor: Principal, now: datetime) -> None:
    """Store the address, which has to be tried anew, or remove it; AddressOnlyHereError."""
    url = None if body.public_url is None else str(body.public_url).rstrip("/")
    if url is not None and only_here(url):
        raise AddressOnlyHereError
    stored = session.get(PublicAddress, 1)
    if stored is not None and stored.url != url:
        session.delete(stored)
        session.flush()
    if url is not None and (stored is None or stored.url != url):
        session.add(PublicAddress(url=url, probe=secrets.token_urlsafe(12)))
    trail.record(session, actor=actor, action="installation.address", now=now)
    session.flush()


def probed(session: Session, probe: str) -> PublicAddress | None:
    """Return the stored address if the probe is its own."""
    stored = session.get(PublicAddress, 1)
    if stored is None or not secrets.compare_digest(stored.probe.encode(), probe.encode()):
        return None
    return stored


def note_reached(session: Session, probe: str, now: datetime) -> bool:
    """Note that the address was reached; return whether the probe is that of the address."""
    stored = probed(session, probe)
    if stored is None:
        return False
    stored.reached_at = stored.reached_at or now
    session.add(stored)
    return True


@router.get(
    "",
    operation_id="get_installation",
    summary="Read the public address",
    responses=errors(ForbiddenError),
)
def get_installation(caller: Administrator, db: Db, request: Request) -> InstallationOut:
    """Read the address under which participants reach this installation."""
    return installation(db, request.app.state.settings)


@router.put(
    "",
    operation_id="set_installation",
    summary="Set the public address",
    responses=errors(ForbiddenError, AddressOnlyHereError),
)
def set_installation(
    body: InstallationIn, caller: Administrator, db: Db, now: Now, request: Request
) -> InstallationOut:
    """Set the address. One in the environment (`TITIK_TEMU_PUBLIC_URL`) counts before it."""
    set_address(db, body, actor=caller, now=now)
    return installation(db, request.app.state.settings)
