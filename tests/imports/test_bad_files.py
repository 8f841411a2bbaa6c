"""Files that are no lists: each gets the right refusal in both languages, and nothing is kept."""

import zipfile
from io import BytesIO

import pytest

from app.core.settings import Settings
from app.imports.routes import FORM_OVERHEAD_BYTES
from tests.api import Api
from tests.imports.files import (
    GUMELEM,
    apply,
    attendee_csv,
    attendee_xlsx,
    counts,
    upload,
    workbook,
)

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
LIMIT = 100_000


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """One database will do: what is refused never reaches it."""
    return sqlite_url


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"upload_limit_bytes": LIMIT, "body_limit_bytes": 20_000})


def zipped(**parts: bytes) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return target.getvalue()


def bomb() -> bytes:
    """A small workbook whose one sheet unpacks to many times that."""
    original = attendee_xlsx(GUMELEM)
    target = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(original)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
    ):
        for part in source.infolist():
            content = source.read(part)
            if part.filename.endswith("sheet1.xml"):
                content = content.replace(b"</sheetData>", b" " * 130_000_000 + b"</sheetData>")
            archive.writestr(part.filename, content)
    return target.getvalue()


BAD = [
    ("kosong.csv", b"", 422, "file_empty"),
    ("spasi.csv", b" \n\n ", 422, "file_empty"),
    ("foto.xlsx", PNG, 415, "file_is_picture"),
    ("film.xlsx", b"RIFF" + bytes(60), 415, "file_not_a_spreadsheet"),
    ("lama.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), 422, "file_damaged"),
    ("surat.docx", zipped(word__document=b"<x/>"), 415, "file_is_document"),
    ("rusak.xlsx", attendee_xlsx(GUMELEM)[:-200], 422, "file_damaged"),
    ("biner.csv", b"Nama;Desa\nBu\x00di;Derik\n", 415, "file_binary"),
    ("kutip.csv", b'Nama;Desa\n"Budi;Derik\n' + b"Ani;Berta\n" * 300, 422, "file_broken_quotes"),
    ("lain.csv", b"harga;stok\n100;2\n200;3\n", 422, "columns_missing"),
    ("angka.xlsx", workbook([("1", "2"), ("3", "4")]), 422, "columns_missing"),
    ("besar.csv", b"Nama;Desa\n" + b"x" * (LIMIT + 1), 413, "file_too_large"),
]


def test_a_file_that_is_no_list_is_refused_with_the_reason_and_not_kept(api: Api) -> None:
    for name, content, status, reason in BAD:
        details = set()
        for language in ("id", "en"):
            answer = api.organizer.post(
                api.at("/imports"),
                data={"kind": "attendees"},
                files={"file": (name, content)},
                headers={"Accept-Language": language},
            )
            problem = answer.json()
            assert (name, answer.status_code) == (name, status), answer.text
            assert answer.headers["content-type"] == "application/problem+json"
            assert (name, problem["context"]["reason"]) == (name, reason)
            assert problem["code"].startswith("list_")
            details.add(problem["detail"])
        assert len(details) == 2
    assert api.get(api.organizer, api.at("/imports"))["items"] == []


def test_a_body_beyond_the_limit_is_cut_off_with_our_own_refusal(api: Api) -> None:
    answer = api.organizer.post(
        api.at("/imports"),
        data={"kind": "attendees"},
        files={"file": ("x.csv", b"x" * 2_000_000)},
    )
    assert (answer.status_code, answer.json()["code"]) == (413, "body_too_large")
    assert str(LIMIT + FORM_OVERHEAD_BYTES) in answer.json()["detail"]
    large = attendee_csv(*[GUMELEM] * 600)
    assert 20_000 < len(large) < LIMIT
    assert upload(api, large)["counts"]["rows"] == 1


def test_a_zip_bomb_is_refused(api: Api) -> None:
    api.app.state.settings.upload_limit_bytes = 1_000_000
    content = bomb()
    answer = api.organizer.post(
        api.at("/imports"), data={"kind": "attendees"}, files={"file": ("bom.xlsx", content)}
    )
    assert (answer.status_code, answer.json()["code"]) == (413, "list_too_large")
    assert answer.json()["context"]["reason"] == "file_inflates_too_much"


def test_forms_that_say_too_little_or_nonsense_name_the_field(api: Api) -> None:
    content = attendee_csv(GUMELEM)
    path = api.at("/imports")
    good = {"file": ("x.csv", content)}
    cases: list[tuple[dict[str, str], dict[str, tuple[str, bytes]], str]] = [
        ({}, good, "/kind"),
        ({"kind": "people"}, good, "/kind"),
        ({"kind": "attendees"}, {}, "/file"),
        ({"kind": "attendees", "sheet": "x" * 121}, good, "/sheet"),
        ({"kind": "attendees", "mapping": '{"A": 5}'}, good, "/mapping"),
        ({"kind": "attendees", "mapping": "[1]"}, good, "/mapping"),
    ]
    for form, files, pointer in cases:
        answer = api.organizer.post(path, data=form, files=files)
        assert answer.status_code == 422, answer.text
        assert answer.json()["errors"][0]["pointer"].startswith(pointer), answer.text
    assert api.organizer.post(path, json={"kind": "attendees"}).status_code == 422
    odd = {"file": ("..\\..\\a\x00b/" + "n" * 300 + ".csv", content)}
    made = api.organizer.post(path, data={"kind": "attendees"}, files=odd)
    assert made.status_code == 201, made.text
    assert made.json()["filename"] == "n" * 251 + ".csv"


def test_values_that_no_column_holds_are_held_back_and_the_rest_goes_in(api: Api) -> None:
    long = ("Derik", "Susukan", "N" * 300, "Ketua", "", "")
    broken = ("Berta", "Susukan", "Budi_x0000_ _xD800_", "Ketua", "", "")
    preview = upload(api, attendee_xlsx(long, GUMELEM, broken), name="x.xlsx")
    rows = api.get(api.organizer, api.at(f"/imports/{preview['number']}/rows"))["items"]
    assert len(rows) == 3
    result = apply(api, preview)
    assert result["created"] >= 1
    assert ("value_too_long", 3) in {(held["code"], held["row"]) for held in result["held"]}
    assert counts(apply(api, preview)) == (0, 0, result["created"], result["held_back"])
    assert (
        api.organizer.get(api.at(f"/imports/{preview['number']}/findings.csv")).status_code == 200
    )
