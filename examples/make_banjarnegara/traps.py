"""Mistakes in the lists, planned one by one, each with the result that the importer must give.

The nine villages held back are those of `HELD`, the shifted row and the village with two people;
a tenth held row names somebody from another regency.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from examples.make_banjarnegara.cooperatives import Cooperative
from examples.make_banjarnegara.lines import COLUMNS, Line


@dataclass(frozen=True)
class Mistake:
    """A wrong cell in one village's line, its expected finding, and what can still be read.

    The text may contain {pp} (the operator's three digits), {phone} and {tail} (its last four
    digits), {name}, {needs} (the cell's text before) and {us_date}.
    """

    key: str
    column: str
    text: str | None
    code: str
    expect: Mapping[str, str] = field(default_factory=dict)


NO_PHONE = {"phone_e164": ""}
NO_DATE = {"legal_date": ""}
NO_POSITION = {"position": ""}
OTHER_PHONE = "8120000010{}"

PHONES = (
    Mistake("Susukan/Pekikiran", "phone", "-", "phone_missing", NO_PHONE),
    Mistake("Wanadadi/Tapen", "phone", None, "phone_missing", NO_PHONE),
    Mistake("Pagentan/Aribaya", "phone", "tidak ada", "phone_missing", NO_PHONE),
    Mistake("Mandiraja/Glempang", "phone", "0{pp}-0000", "phone_invalid_short", NO_PHONE),
    Mistake("Wanayasa/Kubang", "phone", "0{pp}-0000", "phone_invalid_short", NO_PHONE),
    Mistake("Sigaluh/Prigi", "phone", "0{phone}{tail}", "phone_invalid_long", NO_PHONE),
    Mistake("Bawang/Joho", "phone", "{sci_short}", "phone_sci_lost", NO_PHONE),
    Mistake("Batur/Pekasiran", "phone", "{sci_short}", "phone_sci_lost", NO_PHONE),
    Mistake("Kalibening/Asinan", "phone", "{sci_full}", "phone_sci_recoverable"),
    Mistake("Punggelan/Danakerta", "phone", "{sci_full}", "phone_sci_recoverable"),
    Mistake("Rakit/Luwung", "phone", "0{pp}-OOOO-{tail}", "phone_letter_o"),
    Mistake("Pejawaran/Gembol", "phone", "O{pp} oooo {tail}", "phone_letter_o"),
    Mistake(
        "Purwanegara/Parakan",
        "phone",
        "0{phone} / 0812-0000-0101",
        "phone_two_numbers",
        {"phone_other": "+6281200000101"},
    ),
    Mistake(
        "Karangkobar/Slatri",
        "phone",
        "0{phone} atau 081200000102",
        "phone_two_numbers",
        {"phone_other": "+6281200000102"},
    ),
    Mistake(
        "Pagedongan/Duren",
        "phone",
        "0{phone}\n081200000103",
        "phone_two_numbers",
        {"phone_other": "+6281200000103"},
    ),
)
PLACES = (
    Mistake("Purwanegara/Kalitengah", "village", "Kalitngah", "village_fuzzy"),
    Mistake("Bawang/Mantrianom", "village", "MANTRIYANOM", "village_fuzzy"),
    Mistake("Madukara/Talunamba", "village", "Talunmaba", "village_fuzzy"),
    Mistake("Punggelan/Petuguran", "village", "Ds. Petugran", "village_fuzzy"),
    Mistake("Batur/Sumberejo", "village", "SUMBERJEO", "village_fuzzy"),
    Mistake("Kalibening/Plorengan", "village", "Plorengn", "village_fuzzy"),
    Mistake("Banjarnegara/Semampir", "village", "Desa Semampir", "type_mismatch"),
    Mistake("Susukan/Dermasari", "cooperative", "KDMP KEDAWUNG", "coop_village_mismatch"),
)
PEOPLE = (
    Mistake("Pandanarum/Lawen", "position", None, "position_missing", NO_POSITION),
    Mistake("Mandiraja/Somawangi", "position", "-", "position_missing", NO_POSITION),
    Mistake("Rakit/Situwangi", "position", "Pengurus", "position_unclear", NO_POSITION),
    Mistake("Banjarmangu/Paseh", "position", "Perwakilan", "position_unclear", NO_POSITION),
    Mistake("Pagentan/Kasmaran", "position", "Kades", "not_a_manager", {"position": "Pengawas"}),
    Mistake(
        "Pandanarum/Sirongge",
        "position",
        "Kepala Desa",
        "not_a_manager",
        {"position": "Pengawas"},
    ),
)
DATES = (
    Mistake("Susukan/Brengkok", "legal_date", None, "date_missing", NO_DATE),
    Mistake("Purworeja Klampok/Pagak", "legal_date", "-", "date_missing", NO_DATE),
    Mistake("Wanayasa/Balun", "legal_date", "31/06/2025", "date_invalid", NO_DATE),
    Mistake("Sigaluh/Kemiri", "legal_date", "12/06/2052", "date_implausible", NO_DATE),
    Mistake("Madukara/Blitar", "legal_date", "{us_date}", "date_us_order"),
)
NEEDS = (
    Mistake("Batur/Bakal", "needs", "{needs}, pembiayan", "need_fuzzy", {"needs": "pembiayaan"}),
    Mistake("Rakit/Pingit", "needs", "{needs}, sembkao", "need_fuzzy", {"needs": "sembako"}),
    Mistake("Banjarmangu/Gripit", "needs", "{needs}, logistk", "need_fuzzy", {"needs": "logistik"}),
    Mistake("Madukara/Clapar", "needs", "{needs}, studi banding", "need_unknown"),
    Mistake("Wanayasa/Tempuran", "needs", "{needs}, sewa tenda", "need_unknown"),
    Mistake("Sigaluh/Gembongan", "needs", "{needs}, bantuan hibah", "need_unknown"),
)
HELD = (
    Mistake("Punggelan/Sambong", "name", None, "name_missing", {"name": ""}),
    Mistake("Bawang/Winong", "name", "-", "name_missing", {"name": ""}),
    Mistake("Rakit/Lengkong", "kecamatan", "WANADADI", "kecamatan_mismatch"),
    Mistake("Pejawaran/Biting", "kecamatan", "Batur", "kecamatan_mismatch"),
    Mistake("Kalibening/Sirukun", "village", "SIRUKEN", "village_ambiguous"),
    Mistake("Batur/Karangtengah", "kecamatan", None, "village_ambiguous"),
    Mistake("Pandanarum/Beji", "kecamatan", None, "village_ambiguous"),
)
SHIFTED = "Mandiraja/Simbang"
TWO_PEOPLE = "Karangkobar/Ambal"
SHARED_PHONE = ("Wanadadi/Kasilib", "Wanadadi/Medayu")
PHONE_IN_NAME = "Banjarmangu/Sipedang"
PHONE_FROM_DUPLICATE = "Wanayasa/Pandansari"
HIDDEN = ("Punggelan/Mlaya", "Sigaluh/Sawal", "Banjarmangu/Kendaga")
LATE = ("Batur/Karangtengah", "Pandanarum/Beji", "Rakit/Badamita", "Kalibening/Bedana")
LATE_WITHOUT_KECAMATAN = ("Wanadadi/Lemahjaya", "Purwanegara/Petir", "Pejawaran/Ratamba")


def _values(line: Line, cooperative: Cooperative) -> dict[str, str]:
    phone = cooperative.phone
    return {
        "pp": phone[:3],
        "phone": phone,
        "tail": phone[-4:],
        "sci_short": f"{phone[0]}.{phone[1:3]}E+10",
        "sci_full": f"{phone[0]},{phone[1:]}E+10",
        "name": str(line.cells["name"]).strip(),
        "needs": str(line.cells["needs"]),
        "us_date": f"{cooperative.legal_date:%m/%d/%Y}",
    }


def _spoil(line: Line, cooperative: Cooperative, mistake: Mistake) -> None:
    values = _values(line, cooperative)
    text = mistake.text
    line.cells[mistake.column] = text.format(**values) if text is not None else None
    line.codes.add(mistake.code)
    expect = dict(mistake.expect)
    if (extra := expect.pop("needs", None)) and line.expected is not None:
        line.expect(needs=tuple(sorted({*line.expected.needs, extra})))
    line.expect(**expect)


def _shift(line: Line) -> None:
    """Move the cells from the village on one column to the right; the note is dropped."""
    first = COLUMNS.index("village")
    for column, before in reversed(list(zip(COLUMNS[first + 1 :], COLUMNS[first:], strict=False))):
        line.cells[column] = line.cells[before]
    line.cells["village"] = None
    line.expect(note="")
    line.hold("shifted_columns")


def spoil(lines: Mapping[str, Line], cooperatives: Mapping[str, Cooperative]) -> None:
    """Put every planned mistake into its line."""
    for mistake in (*PHONES, *PLACES, *PEOPLE, *DATES, *NEEDS):
        _spoil(lines[mistake.key], cooperatives[mistake.key], mistake)
    for mistake in HELD:
        _spoil(lines[mistake.key], cooperatives[mistake.key], mistake)
        lines[mistake.key].hold(mistake.code)
    siruken = lines["Kalibening/Sirukun"]
    siruken.cells["cooperative"] = "KDMP SIRUKEN"
    _shift(lines[SHIFTED])
    first, second = SHARED_PHONE
    lines[second].cells["phone"] = int(cooperatives[first].phone)
    lines[second].expect(phone_e164=f"+62{cooperatives[first].phone}")
    for key in SHARED_PHONE:
        lines[key].codes.add("phone_shared")
    named = lines[PHONE_IN_NAME]
    named.cells["name"] = "{name} (0{phone})".format(**_values(named, cooperatives[PHONE_IN_NAME]))
    named.cells["phone"] = None
    named.codes.add("phone_in_name")
    lines[PHONE_FROM_DUPLICATE].cells["phone"] = None
    for key in HIDDEN:
        lines[key].hidden = True
    for key in (*LATE, *LATE_WITHOUT_KECAMATAN):
        lines[key].late = True
    for key in LATE_WITHOUT_KECAMATAN:
        lines[key].cells["kecamatan"] = None
        lines[key].codes.add("kecamatan_missing")
