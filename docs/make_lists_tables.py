"""Write the tables of `lists.md` anew from the rules and the catalogue of texts.

Run `python -m docs.make_lists_tables` in the project's root; a test fails when the tables are out
of date.
"""

import re
from pathlib import Path

from app.core.locale import LOCALES, Locale, catalogue
from app.sheets.findings import RULES, Severity

PAGE = Path(__file__).parent / "lists.md"
HEADERS: dict[Locale, tuple[str, ...]] = {
    "id": ("Kode", "Tingkat", "Ditahan", "Arti"),
    "en": ("code", "degree", "held back", "meaning"),
}
REFUSAL_HEADERS: dict[Locale, tuple[str, ...]] = {
    "id": ("Kode", "Arti"),
    "en": ("code", "meaning"),
}
DEGREES: dict[Locale, dict[Severity, str]] = {
    "id": {Severity.INFO: "info", Severity.WARNING: "peringatan", Severity.ERROR: "galat"},
    "en": {severity: severity.value for severity in Severity},
}
YES: dict[Locale, str] = {"id": "ya", "en": "yes"}
PLACEHOLDERS: dict[Locale, dict[str, str]] = {
    "id": {
        "found": "isi sel",
        "proposed": "usulan",
        "detail": "rincian",
        "header": "kolom",
        "needed_id": "kolom",
    },
    "en": {
        "found": "cell",
        "proposed": "proposal",
        "detail": "detail",
        "header": "column",
        "needed_en": "columns",
    },
}
DISTRICTS: dict[Locale, dict[str, str]] = {
    "id": {"District": "Kecamatan", "district": "kecamatan"},
    "en": {"District": "District", "district": "district"},
}
"""What the page calls the districts, which each event names in its own way."""


def _meaning(code: str, locale: Locale) -> str:
    names = PLACEHOLDERS[locale]
    template = catalogue()[f"findings.{code}"][locale]
    for name, district in DISTRICTS[locale].items():
        template = template.replace(f"{{{name}}}", district)
    return re.sub(r"\{(\w+)\}", lambda match: f"‹{names.get(match[1], match[1])}›", template)


def _table(rows: list[tuple[str, ...]]) -> str:
    header, *body = rows
    lines = [header, ("---",) * len(header), *body]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def findings_table(locale: Locale) -> str:
    """Return a table of the findings: meaning, severity, and whether the row is held back."""
    return _table(
        [
            HEADERS[locale],
            *(
                (
                    f"`{code}`",
                    DEGREES[locale][rule.severity],
                    YES[locale] if rule.blocks_row else "",
                    _meaning(code, locale),
                )
                for code, rule in RULES.items()
            ),
        ]
    )


def refusals_table(locale: Locale) -> str:
    """Return a table of the reasons for which a whole file is refused."""
    sections = (name.partition(".") for name in catalogue())
    codes = [code for section, _, code in sections if section == "findings" and code not in RULES]
    rows = [(f"`{code}`", _meaning(code, locale)) for code in codes]
    return _table([REFUSAL_HEADERS[locale], *rows])


def with_tables(page: str) -> str:
    """Return the page with its tables written anew."""
    for locale in LOCALES:
        for name, table in (("findings", findings_table), ("refusals", refusals_table)):
            start, end = f"<!-- {name} {locale} -->\n", f"<!-- end of {name} {locale} -->"
            before, _, rest = page.partition(start)
            _, _, after = rest.partition(end)
            page = f"{before}{start}{table(locale)}{end}{after}"
    return page


if __name__ == "__main__":
    PAGE.write_text(with_tables(PAGE.read_text("utf-8")), "utf-8")
