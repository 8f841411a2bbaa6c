"""The content of the valid badges."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from app.attendees.records import AttendeeKind
from app.badges.rules import code_text
from app.core.districts import is_named_by
from app.core.locale import Locale, text
from app.core.names import printed
from app.documents.badges.shapes import BadgeView, Role
from app.documents.queries import BadgeHolder
from app.partners.records import Table

_ROLES: Mapping[AttendeeKind, Role] = {
    AttendeeKind.MANAGER: "cooperative",
    AttendeeKind.REPRESENTATIVE: "partner",
    AttendeeKind.GUEST: "guest",
    AttendeeKind.STAFF: "staff",
}


def badge_views(
    holders: Sequence[BadgeHolder],
    tables: Sequence[Table],
    public_url: str | None,
    locale: Locale,
) -> list[BadgeView]:
    """Return the badges in the order given; `public_url` is the address their codes lead to."""
    numbers: dict[UUID, list[int]] = defaultdict(list)
    for table in tables:
        numbers[table.partner_id].append(table.number)
    return [_view(holder, numbers, public_url, locale) for holder in holders]


def _view(
    holder: BadgeHolder,
    numbers: Mapping[UUID, Sequence[int]],
    public_url: str | None,
    locale: Locale,
) -> BadgeView:
    role = _ROLES[holder.kind]
    headline, organization, area = "", "", ""
    if holder.village_code is not None:
        headline = holder.village or ""
        organization = printed(holder.cooperative or "")
        area = holder.kecamatan or ""
        if not is_named_by(area):
            area = text("documents.kecamatan", locale, name=area)
    elif holder.partner_id is not None:
        headline = holder.partner_code or ""
        organization = holder.partner or ""
        mine = sorted(numbers.get(holder.partner_id, ()))
        if mine:
            area = text("documents.table_numbers", locale, numbers=", ".join(map(str, mine)))
    return BadgeView(
        role=role,
        role_label=text(f"documents.role_{role}", locale),
        name=printed(holder.name),
        title=holder.position or "",
        headline=headline,
        organization=organization,
        area=area,
        qr_text=code_text(holder.token, public_url),
        code=holder.number.hex().upper(),
    )
