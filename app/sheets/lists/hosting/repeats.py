"""Partners without a code, and those that are listed again."""

from collections.abc import Sequence

from app.sheets.layout.reading import Reader
from app.sheets.lists.partner_names import NewCodes
from app.sheets.rows import PartnerRow, place_of
from app.sheets.values.keys import letters, visible


def settle_codes(drafts: Sequence[tuple[PartnerRow, Reader]]) -> None:
    """Give partners without a code one made of their name."""
    codes = NewCodes(row.code for row, _ in drafts)
    for row, reader in drafts:
        if row.code or not row.name:
            continue
        row.code = codes.make(row.name)
        reader.note("code", "partner_code_missing", proposed=row.code)


def settle_repeats(
    drafts: Sequence[tuple[PartnerRow, Reader]],
) -> list[tuple[PartnerRow, Reader]]:
    """Drop rows that say the same again; hold back those that say something else."""
    seen: dict[str, tuple[PartnerRow, Reader]] = {}
    kept: list[tuple[PartnerRow, Reader]] = []
    for row, reader in drafts:
        keys = [
            key for key in (f"code {letters(row.code)}", f"name {letters(row.name)}") if row.name
        ]
        earlier = next((seen[key] for key in keys if key in seen), None)
        if earlier is None:
            seen.update(dict.fromkeys(keys, (row, reader)))
            kept.append((row, reader))
            continue
        detail = place_of(earlier[0])
        if _says_the_same(earlier[1], reader):
            reader.findings = []
            reader.note("", "partner_repeated", detail=detail)
        else:
            reader.note("code", "partner_duplicate", found=reader.text("code"), detail=detail)
            kept.append((row, reader))
    return kept


def _says_the_same(earlier: Reader, later: Reader) -> bool:
    return all(
        visible(earlier.text(name)) == visible(later.text(name))
        for name in later.opened.fields
        if name != "number"
    )
