"""Small workbooks written by hand, for what no writer library would write."""

import zipfile
from io import BytesIO

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEADING = ("Nama", "Desa", "Kecamatan", "No HP")


def workbook(
    sheet: str | bytes,
    *,
    texts: str = "",
    styles: str = "",
    properties: str = "",
    extra: dict[str, bytes] | None = None,
    names: tuple[str, ...] = ("Data",),
) -> bytes:
    """Zip a workbook whose sheets all have the XML `sheet` as their part."""
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{i}" r:id="rId{i}"/>' for i, name in enumerate(names, 1)
    )
    relations = "".join(
        f'<Relationship Id="rId{i}" Type="{REL}/worksheet" Target="worksheets/sheet{i}.xml"/>'
        for i in range(1, len(names) + 1)
    )
    parts: dict[str, str | bytes] = {
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{REL}">{properties}'
        f"<sheets>{sheets}</sheets></workbook>",
    }
    parts |= {f"xl/worksheets/sheet{i}.xml": sheet for i in range(1, len(names) + 1)}
    if texts:
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{texts}</sst>'
        relations += f'<Relationship Id="t" Type="{REL}/sharedStrings" Target="sharedStrings.xml"/>'
    if styles:
        parts["xl/styles.xml"] = f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>'
        relations += f'<Relationship Id="s" Type="{REL}/styles" Target="/xl/styles.xml"/>'
    parts["xl/_rels/workbook.xml.rels"] = (
        f'<Relationships xmlns="{PACKAGE}">{relations}</Relationships>'
    )
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (parts | (extra or {})).items():
            archive.writestr(name, content)
    return file.getvalue()


def worksheet(rows: str, after: str = "") -> str:
    """Return the XML of a worksheet."""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'


def text_row(number: int, *cells: str, attributes: str = "") -> str:
    """Return the XML of a row of inline texts."""
    written = "".join(
        f'<c r="{chr(65 + i)}{number}" t="inlineStr"><is><t>{cell}</t></is></c>'
        for i, cell in enumerate(cells)
        if cell
    )
    return f'<row r="{number}"{attributes}>{written}</row>'
