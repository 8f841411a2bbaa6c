"""Make `app/sheets/data/villages.zip` from the npm package `idn-area-data`.

    npm pack idn-area-data@4.0.1 && tar xzf idn-area-data-4.0.1.tgz
    python -m examples.make_regions package/data

The archive has a text for each regency: a line `01<tab>Susukan` opens a district, the lines
`2001<tab>Berta` below it are its villages. The same data give the same archive.
"""

import csv
import sys
import zipfile
from collections import defaultdict
from pathlib import Path

TARGET = Path(__file__).parents[1] / "app/sheets/data/villages.zip"
_BEFORE_ANY = (1980, 1, 1, 0, 0, 0)


def main(source: Path, target: Path = TARGET) -> None:
    """Write the archive."""
    provinces = _names(source / "provinces.csv")
    districts = _names(source / "districts.csv")
    texts: dict[str, list[str]] = defaultdict(list)
    counts: dict[str, int] = defaultdict(int)
    last = ""
    for row in sorted(_rows(source / "villages.csv"), key=lambda row: row["code"]):
        district, village = row["code"].rsplit(".", 1)
        regency, number = district.rsplit(".", 1)
        if district != last:
            texts[regency].append(f"{number}\t{districts[district]}")
            last = district
        texts[regency].append(f"{village}\t{' '.join(row['name'].split())}")
        counts[regency] += 1
    regencies = [
        f"{row['code']}\t{row['name']}\t{provinces[row['province_code']]}\t{counts[row['code']]}"
        for row in _rows(source / "regencies.csv")
    ]
    with zipfile.ZipFile(target, "w") as archive:
        _write(archive, "regencies.txt", regencies)
        for regency, lines in sorted(texts.items()):
            _write(archive, f"{regency}.txt", lines)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _names(path: Path) -> dict[str, str]:
    return {row["code"]: row["name"] for row in _rows(path)}


def _write(archive: zipfile.ZipFile, name: str, lines: list[str]) -> None:
    member = zipfile.ZipInfo(name, _BEFORE_ANY)
    member.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(member, "\n".join(lines), compresslevel=9)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
