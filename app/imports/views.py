"""Previews as the API shows them."""

import csv
import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from io import StringIO
from typing import Any

from app.core.http.fields import printable
from app.core.locale import Locale, text
from app.imports.applying.outcome import ApplyResult, Remark
from app.imports.reader.talk import AnyPreview
from app.imports.records import Import
from app.imports.schemas import (
    ApplyOut,
    CodeCount,
    ColumnOut,
    CountsOut,
    FindingOut,
    ImportOut,
    PreviewOut,
    RemarkOut,
    RowOut,
    SheetOut,
    SkippedOut,
)
from app.sheets.findings import RULES, Finding, Severity
from app.sheets.lists.layouts import layout_of
from app.sheets.rows import AvailabilityTerm, place_of
from app.sheets.values.regions.shipped import banjarnegara
from app.sheets.values.tags import standard_taxonomy

_SKIPPED_SHOWN = 200
_ROWS_PER_CHUNK = 500
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_OF_TAGS = frozenset({"need_fuzzy", "need_unknown", "offer_fuzzy", "offer_unknown"})
_NOT_FIELDS = frozenset({"row", "line", "status", "name_key", "sheet"})


def preview_out(
    imp: Import,
    read: AnyPreview,
    locale: Locale,
    remembered: dict[str, str | None] | None = None,
) -> PreviewOut:
    """Show a list with how it was read, and what was said of such columns before."""
    severities = read.severities()
    counts = CountsOut(
        rows=len(read.rows),
        ready=len(read.ready),
        held_back=len(read.held_back),
        skipped=len(read.skipped),
        findings=len(read.findings),
        errors=severities[Severity.ERROR],
        warnings=severities[Severity.WARNING],
        infos=severities[Severity.INFO],
    )
    result = ApplyResult.model_validate(imp.result) if imp.result else None
    return PreviewOut(
        **ImportOut.model_validate(imp).model_dump(),
        read_sheet=printable(read.sheet),
        sheets=[
            SheetOut(
                name=printable(sheet.name),
                hidden=sheet.hidden,
                data_rows=sheet.data_rows,
                rows=sheet.rows,
                use=sheet.use,
            )
            for sheet in read.sheets
        ],
        columns=[ColumnOut(**_shown(asdict(column))) for column in read.columns],
        other_columns=[ColumnOut(**_shown(asdict(column))) for column in read.other_columns],
        to_confirm=confirming(imp, read),
        fields=layout_of(read.kind, banjarnegara(), standard_taxonomy()).names,
        counts=counts,
        codes=[
            CodeCount(
                code=code,
                severity=RULES[code].severity,
                blocks_row=RULES[code].blocks_row,
                count=count,
            )
            for code, count in read.counts().items()
        ],
        skipped=skipped_out(read),
        result=apply_out(result, read, locale) if result else None,
        remembered=remembered,
    )


def without_cells(preview: PreviewOut) -> PreviewOut:
    """Return a preview without what cells say, for who may not see that now."""
    bare: dict[str, object] = {"skipped": []}
    for name in ("columns", "other_columns"):
        bare[name] = [one.model_copy(update={"examples": []}) for one in getattr(preview, name)]
    return preview.model_copy(update=bare)


def skipped_out(read: AnyPreview) -> list[SkippedOut]:
    """Show the first rows that are no data, with why."""
    return [SkippedOut(**_shown(asdict(row))) for row in read.skipped[:_SKIPPED_SHOWN]]


def confirming(imp: Import, read: AnyPreview) -> dict[str, str | None]:
    """Return the mapping of a list with what is to be confirmed; empty if nothing is."""
    mapping = (imp.mapping or {}) | read.to_confirm if read.to_confirm else {}
    return {printable(name): field for name, field in mapping.items()}


def apply_out(result: ApplyResult, read: AnyPreview, locale: Locale) -> ApplyOut:
    """Show what applying a list did, with sentences for people."""
    findings = {(f.sheet, f.row, f.code): f for f in read.findings}

    def shown(remark: Remark) -> RemarkOut:
        return _remark(remark, findings.get((remark.sheet, remark.row, remark.code)), locale)

    return ApplyOut(
        **result.model_dump(exclude={"held", "notes"}),
        held=[shown(remark) for remark in result.held],
        notes=[shown(remark) for remark in result.notes],
    )


def remark_out(remark: Remark, locale: Locale) -> RemarkOut:
    """Show why the event cannot take a row."""
    return _remark(remark, None, locale)


def _remark(remark: Remark, finding: Finding | None, locale: Locale) -> RemarkOut:
    if finding is not None:
        detail = message(finding, locale)
    elif remark.code in RULES:  # since then, the vocabulary or the partners have changed
        detail = text("imports.was_held", locale, row=place_of(remark), code=remark.code)
    else:
        detail = text(f"imports.{remark.code}", locale, row=place_of(remark), **remark.params)
    return RemarkOut(
        row=remark.row,
        line=remark.line,
        code=remark.code,
        detail=detail,
        sheet=printable(remark.sheet),
    )


def message(finding: Finding, locale: Locale) -> str:
    """Return a finding as a sentence."""
    params = finding.params()
    if finding.code in _OF_TAGS:
        params["proposed"] = _labels(finding.proposed, locale)
    return printable(text(finding.text_key, locale, **params))


def _labels(tags: str, locale: Locale) -> str:
    """Return what tags are called; those of an event's own vocabulary without their dashes."""
    known = standard_taxonomy().tags
    said = [
        (known[tag].label_id if locale == "id" else known[tag].label_en)
        if tag in known
        else tag.replace("_", " ")
        for tag in filter(None, tags.split(";"))
    ]
    return ", ".join(said) or text("imports.no_tag", locale)


def finding_out(finding: Finding, locale: Locale) -> FindingOut:
    """Show one finding."""
    return FindingOut(
        **_shown(asdict(finding)),
        severity=finding.severity,
        blocks_row=finding.blocks_row,
        message=message(finding, locale),
    )


def rows_out(rows: Sequence[Any], read: AnyPreview) -> list[RowOut]:
    """Show rows of data with the codes of what was noticed about them."""
    wanted = {(row.sheet, row.row) for row in rows}
    codes: dict[tuple[str, int], list[str]] = {}
    for finding in read.findings:
        place = (finding.sheet, finding.row)
        if place in wanted:
            codes.setdefault(place, []).append(finding.code)
    return [
        RowOut(
            row=row.row,
            line=row.line,
            sheet=printable(row.sheet),
            held_back=row.status == "review",
            codes=list(dict.fromkeys(codes.get((row.sheet, row.row), []))),
            fields={
                name: _plain(getattr(row, name))
                for name in row.__slots__
                if name not in _NOT_FIELDS
            },
        )
        for row in rows
    ]


def findings_csv(previews: Iterable[AnyPreview], locale: Locale) -> Iterator[bytes]:
    """Write the findings of lists as CSV for a spreadsheet, piece by piece, UTF-8 with its mark.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    names = list(FindingOut.model_fields)
    buffer = StringIO()
    writer = csv.writer(buffer)
    writer.writerow(["file", *names])
    yield b"\xef\xbb\xbf"
    for read in previews:
        for number, finding in enumerate(read.findings, start=1):
            entry = finding_out(finding, locale)
            cells = [printable(read.file), *(str(getattr(entry, name)) for name in names)]
            writer.writerow(map(_harmless, cells))
            if number % _ROWS_PER_CHUNK == 0:
                yield buffer.getvalue().encode()
                buffer.seek(0)
                buffer.truncate()
    yield buffer.getvalue().encode()


def _harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula, whatever unseen marks precede it."""
    unseen = itertools.takewhile(lambda mark: mark.isspace() or not mark.isprintable(), cell)
    seen = cell[sum(1 for _ in unseen) :]
    starts = cell.startswith(_STARTS_FORMULA) or seen.startswith(_STARTS_FORMULA)
    return f"'{cell}" if starts else cell


def _shown(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in fields.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, tuple):
        return [
            _term(item) if isinstance(item, AvailabilityTerm) else _plain(item) for item in value
        ]
    return value.isoformat() if isinstance(value, date) else value


def _term(term: AvailabilityTerm) -> str:
    said = term.word or (f"slot {term.first}-{term.last}" if term.first else "")
    stretch = said or f"{term.start}-{term.end}"
    return stretch if term.present else f"not {stretch}"
