"""The audit log's chain: whatever is changed in it, taken out or put between is found.

Each entry gets a link: its number, and a digest of it and of the link before, made with the
installation's secret key, which is not in the database. So nobody who can write to the database
alone can change an entry and mend the chain. Entries are linked shortly after they were committed,
in a transaction of their own, because whoever records one must wait for nobody else who does.

An address is shortened after a while, as it is personal data: the link keeps a digest of the whole
one, so that nobody changes it before, and says nothing of it without the key.

What was cut off the end is noticed by who wrote a link down (`Checked.head`), not by the chain.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import Any, Final

from sqlalchemy import delete, func
from sqlmodel import Session, col, select

from app.auth.records import AuditEntry, AuditLink
from app.core.sealing import Sealer, sealer_of

AT_ONCE: Final = 1_000
"""Most entries that are linked, or looked at, at a time."""
_ENOUGH: Final = 3
"""Links that must all be broken before another key is thought of."""
_TRIED: Final = 100
"""Newest links of which one is to fit the secret key."""
_BEGIN: Final = "titik-temu audit 1"
_ADDRESS: Final = "titik-temu audit address"


@dataclass(frozen=True, slots=True)
class Checked:
    """What a look through the whole chain found."""

    links: int
    head: str
    """The last link as `number:digest`; empty if there is none."""
    unlinked: int
    """Entries that have no link yet."""
    broken: Sequence[int]
    """Numbers of links that are missing, or whose entry is not what it was."""


def link_new(session: Session) -> int:
    """Link the oldest entries that have no link yet, at most `AT_ONCE`; return how many."""
    entries = session.exec(
        select(AuditEntry)
        .outerjoin(AuditLink, col(AuditLink.entry_id) == AuditEntry.id)
        .where(col(AuditLink.entry_id).is_(None))
        .order_by(col(AuditEntry.at), col(AuditEntry.id))
        .limit(AT_ONCE)
    ).all()
    last = session.exec(select(AuditLink).order_by(col(AuditLink.number).desc()).limit(1)).first()
    number, before = (last.number, last.digest) if last else (0, _BEGIN)
    sealer = sealer_of(session)
    for entry in entries:
        mac = _address_mac(sealer, entry)
        number, before = number + 1, _digest(sealer, before, entry, mac)
        link = AuditLink(number=number, entry_id=entry.id, digest=before, address_mac=mac)
        session.add(link)
    session.flush()
    return len(entries)


def has_links(session: Session) -> bool:
    """Return whether any entry was ever linked."""
    return session.exec(select(AuditLink.number).limit(1)).first() is not None


def fits(session: Session) -> bool:
    """Return whether the installation's secret key made any of the newest links, if there are some.

    A link whose entry was changed says nothing of the key; so of fewer than `_ENOUGH` links none is
    proof of another one.
    """
    sealer = sealer_of(session)
    newest = session.exec(
        select(AuditLink, AuditEntry)
        .join(AuditEntry, col(AuditEntry.id) == AuditLink.entry_id)
        .order_by(col(AuditLink.number).desc())
        .limit(_TRIED)
    ).all()
    digests = {link.number: link.digest for link, _ in newest}
    tried = [
        _is_as_it_was(sealer, before, link, entry)
        for link, entry in newest
        if (before := _BEGIN if link.number == 1 else digests.get(link.number - 1))
    ]
    return any(tried) or len(tried) < _ENOUGH


def begin_anew(session: Session) -> int:
    """Forget all links, made with a key that is lost, so that all entries are linked again.

    Returns how many there were.
    """
    links = session.exec(select(func.count()).select_from(AuditLink)).one()
    session.execute(delete(AuditLink))
    return links


def unlinked(session: Session) -> int:
    """How many entries have no link yet."""
    entries = session.exec(select(func.count()).select_from(AuditEntry)).one()
    return max(0, entries - session.exec(select(func.count()).select_from(AuditLink)).one())


def check(session: Session) -> Checked:
    """Look through the whole chain."""
    sealer, broken = sealer_of(session), list[int]()
    number, before = 0, _BEGIN
    for link, entry in _links(session):
        broken += range(number + 1, link.number)
        if entry is None or not _is_as_it_was(sealer, before, link, entry):
            broken.append(link.number)
        number, before = link.number, link.digest
    head = f"{number}:{before}" if number else ""
    return Checked(number, head, _without_link(session), broken)


def holds(session: Session, head: str) -> bool:
    """Return whether the chain still has a link that was its head once (`Checked.head`)."""
    number, _, digest = head.partition(":")
    link = session.get(AuditLink, int(number)) if number.isdecimal() else None
    return link is not None and link.digest == digest


def _without_link(session: Session) -> int:
    return session.exec(
        select(func.count())
        .select_from(AuditEntry)
        .outerjoin(AuditLink, col(AuditLink.entry_id) == AuditEntry.id)
        .where(col(AuditLink.entry_id).is_(None))
    ).one()


def _links(session: Session) -> Iterator[tuple[AuditLink, AuditEntry | None]]:
    after = 0
    while True:
        rows = session.exec(
            select(AuditLink, AuditEntry)
            .outerjoin(AuditEntry, col(AuditEntry.id) == AuditLink.entry_id)
            .where(AuditLink.number > after)
            .order_by(col(AuditLink.number))
            .limit(AT_ONCE)
        ).all()
        if not rows:
            return
        yield from rows
        after = rows[-1][0].number
        session.expunge_all()


def _is_as_it_was(sealer: Sealer, before: str, link: AuditLink, entry: AuditEntry) -> bool:
    """Return whether an entry is what was linked; its address may have been shortened since."""
    if _digest(sealer, before, entry, link.address_mac) != link.digest:
        return False
    if entry.address is None or "/" in entry.address:
        return (entry.address is None) == (link.address_mac is None)
    return _address_mac(sealer, entry) == link.address_mac


def _address_mac(sealer: Sealer, entry: AuditEntry) -> str | None:
    if entry.address is None:
        return None
    return sealer.mac(f"{entry.id} {entry.address}".encode(), _ADDRESS)


def _digest(sealer: Sealer, before: str, entry: AuditEntry, address_mac: str | None) -> str:
    said: list[Any] = [
        before,
        str(entry.id),
        entry.at.astimezone(UTC).isoformat(),
        entry.actor,
        entry.action,
        None if entry.event_id is None else str(entry.event_id),
        entry.subject,
        entry.detail,
        entry.request_id,
    ]
    if address_mac is not None:
        said.append(address_mac)
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sealer.mac(text.encode(), _BEGIN)
