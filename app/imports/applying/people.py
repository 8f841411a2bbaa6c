"""What a row says about a cooperative, a manager, a partner or a representative: pure."""

from app.events.parties import join_documents
from app.sheets.rows import AttendeeRow, PartnerRow

_INDONESIAN, _MOBILE = "+62", "+628"
_DEFAULT_KIND = "desa"


def cooperative_fields(row: AttendeeRow) -> dict[str, object]:
    """Return the cooperative's fields as a row states them."""
    kind = row.village_type or _DEFAULT_KIND
    return {
        "village_code": row.village_code,
        "village": row.village,
        "village_kind": kind,
        "kecamatan": row.kecamatan,
        "name": row.cooperative or f"Koperasi {kind.capitalize()} Merah Putih {row.village}",
        "legal_no": row.legal_no,
        "legal_date": row.legal_date,
    }


def manager_fields(row: AttendeeRow) -> dict[str, object]:
    """Return the manager's fields as a row states them."""
    return {
        "name": row.name,
        "position": row.position,
        "phone": row.phone_e164,
        "phone_other": row.phone_other,
        "note": row.note,
    }


def partner_fields(row: PartnerRow) -> dict[str, object]:
    """Return the partner's fields as a row states them, but for its code."""
    return {
        "name": row.name,
        "kind": row.kind,
        "sector": row.sector,
        "required_documents": join_documents(
            item.replace(";", ",") for item in row.required_documents
        ),
    }


def representative_fields(row: PartnerRow) -> dict[str, object]:
    """Return the fields of a partner's representative as a row states them."""
    number = row.contact_phone
    mobile = number.startswith(_MOBILE) or (
        number.startswith("+") and not number.startswith(_INDONESIAN)
    )
    return {
        "name": row.contact_name,
        "phone": number if mobile else "",
        "phone_other": "" if mobile else number,
    }
