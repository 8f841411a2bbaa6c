"""What was noticed about a row, and the one list of the things that can be noticed."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding asks of people."""

    INFO = "info"
    """Mended without loss; listed so that nothing happens in secret."""
    WARNING = "warning"
    """Mended or left empty; somebody should look."""
    ERROR = "error"
    """Software cannot mend it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What a code means for its row."""

    severity: Severity
    blocks_row: bool = False


_INFO, _WARNING = Rule(Severity.INFO), Rule(Severity.WARNING)
_ERROR, _HELD = Rule(Severity.ERROR), Rule(Severity.ERROR, blocks_row=True)

RULES: dict[str, Rule] = {
    "phone_lost_zero": _INFO,
    "phone_format": _INFO,
    "phone_thousands": _INFO,
    "phone_missing": _WARNING,
    "phone_landline": _WARNING,
    "phone_two_numbers": _WARNING,
    "phone_letter_o": _WARNING,
    "phone_in_name": _WARNING,
    "phone_shared": _WARNING,
    "phone_sci_recoverable": _WARNING,
    "phone_foreign": _WARNING,
    "phone_invalid": _ERROR,
    "phone_invalid_short": _ERROR,
    "phone_invalid_long": _ERROR,
    "phone_sci_lost": _ERROR,
    "kecamatan_alias": _INFO,
    "kecamatan_fuzzy": _WARNING,
    "kecamatan_missing": _WARNING,
    "kecamatan_filled": _WARNING,
    "kecamatan_mismatch": _HELD,
    "village_alias": _INFO,
    "village_in_address": _INFO,
    "village_fuzzy": _WARNING,
    "village_from_cooperative": _WARNING,
    "village_ambiguous": _HELD,
    "village_not_found": _HELD,
    "village_missing": _HELD,
    "village_code_mismatch": _HELD,
    "type_mismatch": _WARNING,
    "coop_village_mismatch": _WARNING,
    "position_alias": _INFO,
    "position_missing": _WARNING,
    "position_unclear": _WARNING,
    "not_a_manager": _WARNING,
    "not_coming": _HELD,
    "name_honorific": _INFO,
    "name_missing": _HELD,
    "conflict_two_people": _HELD,
    "people_split": _WARNING,
    "people_unclear": _HELD,
    "person_beside": _INFO,
    "column_private": _INFO,
    "column_of_a_day": _WARNING,
    "column_of_numbers": _WARNING,
    "identity_left_out": _INFO,
    "hidden_row": _INFO,
    "struck_row": _WARNING,
    "settled": _INFO,
    "short_record": _INFO,
    "newline_in_cell": _INFO,
    "same_as_above": _INFO,
    "duplicate_exact": _WARNING,
    "duplicate_same_person": _WARNING,
    "extra_field_tail": _WARNING,
    "extra_field_shift": _HELD,
    "shifted_columns": _HELD,
    "formula_no_value": _WARNING,
    "date_text": _INFO,
    "date_missing": _WARNING,
    "date_invalid": _WARNING,
    "date_implausible": _WARNING,
    "date_us_order": _WARNING,
    "need_fuzzy": _WARNING,
    "need_unknown": _WARNING,
    "place_name_missing": _HELD,
    "place_repeated": _INFO,
    "place_code_repeated": _HELD,
    "partner_code_missing": _INFO,
    "partner_name_missing": _HELD,
    "partner_duplicate": _HELD,
    "partner_repeated": _WARNING,
    "partner_goes_on": _INFO,
    "partner_kind_unknown": _WARNING,
    "offer_fuzzy": _WARNING,
    "offer_unknown": _WARNING,
    "offers_missing": _WARNING,
    "tables_missing": _WARNING,
    "tables_invalid": _HELD,
    "table_number_shared": _HELD,
    "seats_invalid": _WARNING,
    "availability_unclear": _WARNING,
    "partner_missing": _HELD,
    "partner_unknown": _HELD,
    "partner_ambiguous": _HELD,
    "partner_fuzzy": _WARNING,
    "rank_invalid": _WARNING,
    "direction_unclear": _WARNING,
    "request_none": _INFO,
    "request_duplicate": _WARNING,
    "request_rank_conflict": _WARNING,
}


@dataclass(slots=True)
class Finding:
    """One thing noticed about one row, or about one cell of it.

    `row` counts the sheet's rows (XLSX) or the records, blank ones included (CSV), from 1; `line`
    is the physical line where the record begins. `column` is the column's letter (XLSX) or number
    (CSV), empty when the finding is about the whole row. `found` is the cell's text as it stands
    in the file, `proposed` what would be taken instead (several candidates joined by ` | `),
    `detail` the part of the cell or the other row that is meant, and `village_code` the village of
    the row when that is known.
    """

    row: int
    line: int
    column: str
    header: str
    code: str
    found: str = ""
    proposed: str = ""
    detail: str = ""
    village_code: str = ""
    sheet: str = ""
    """Name of the sheet, where a file has several that are read."""

    @property
    def severity(self) -> Severity:
        """How serious it is."""
        return RULES[self.code].severity

    @property
    def blocks_row(self) -> bool:
        """Whether the row waits for a person."""
        return RULES[self.code].blocks_row

    @property
    def text_key(self) -> str:
        """Name of the sentence for people in the catalogue."""
        return f"findings.{self.code}"

    def params(self) -> dict[str, object]:
        """Return what fills the placeholders of that sentence."""
        return {
            "row": self.row,
            "line": self.line,
            "column": self.column,
            "header": self.header or self.column,
            "found": self.found,
            "proposed": self.proposed,
            "detail": self.detail,
        }


def worst_of(findings: Iterable[Finding]) -> Severity:
    """Return the highest severity of these findings; ValueError if there are none."""
    return max((finding.severity for finding in findings), key=list(Severity).index)
