"""Ways of writing a list of attendees that offices use, with their relatives."""

import pytest

from app.sheets.lists.preview import Preview, preview
from app.sheets.rows import AttendeeRow
from tests.sheets.fresh.files import xlsx

BUDI, SITI = "+6281234567890", "+6285712345678"


def read(*lines: str) -> Preview[AttendeeRow]:
    return preview("attendees", "\n".join(lines).encode(), "daftar.csv")


def facts(*lines: str) -> list[tuple[str, str, str, str]]:
    return [(r.name, r.position, r.village, r.phone_e164) for r in read(*lines).rows]


def both(*, first: str = "Ketua", second: str = "Sekretaris") -> list[tuple[str, str, str, str]]:
    return [("Budi Utomo", first, "Berta", BUDI), ("Siti Aminah", second, "Gumelem Kulon", SITI)]


@pytest.mark.parametrize(
    "heading",
    [
        "First Name,Middle Name,Last Name,Organization Name,Organization Title,Labels,"
        "Phone 1 - Label,Phone 1 - Value",
        "First Name,Middle Name,Last Name,Company,Job Title,Categories,Phone Type,Mobile Phone",
        "Nama Depan,Nama Tengah,Nama Belakang,Instansi,Jabatan,Grup,Jenis Nomor,No HP",
    ],
)
def test_contacts_of_a_phone_are_read_upright(heading: str) -> None:
    found = facts(
        heading,
        f"Budi,,Utomo,KDMP Berta,Ketua,* myContacts,Mobile,{BUDI}",
        f"Siti,,Aminah,KDMP Gumelem Kulon,Sekretaris,* myContacts,Mobile,{SITI}",
    )
    assert found == both()


def test_all_parts_of_a_name_are_joined() -> None:
    found = facts(
        "First Name,Middle Name,Last Name,Village,Phone",
        f"Budi,Tri,Utomo,Berta,{BUDI}",
    )
    assert found[0][0] == "Budi Tri Utomo"


@pytest.mark.parametrize(
    ("heading", "first", "second"),
    [
        ("Nama / Jabatan", "Budi Utomo\nKetua", "Siti Aminah\nSekretaris"),
        ("Jabatan/Nama", "Ketua\nBudi Utomo", "Sekretaris\nSiti Aminah"),
        ("Nama dan Jabatan", "Budi Utomo\n(Ketua)", "Siti Aminah\n(Sekretaris)"),
        ("Nama", "Budi Utomo\n- Ketua KDMP", "Siti Aminah\n- Sekretaris KDMP"),
    ],
)
def test_a_name_and_its_position_stand_on_two_lines(heading: str, first: str, second: str) -> None:
    found = facts(
        f"No,{heading},Desa,No HP",
        f'1,"{first}",Berta,{BUDI}',
        f'2,"{second}",Gumelem Kulon,{SITI}',
    )
    assert found == both()


def test_two_people_stand_with_their_positions_on_four_lines() -> None:
    found = facts(
        "No,Nama / Jabatan,Desa",
        '1,"Budi Utomo\nKetua\nSiti Aminah\nSekretaris",Berta',
        '2,"Rini Astuti\nKetua",Gumelem Kulon',
    )
    assert [each[:2] for each in found] == [
        ("Budi Utomo", "Ketua"),
        ("Siti Aminah", "Sekretaris"),
        ("Rini Astuti", "Ketua"),
    ]


@pytest.mark.parametrize("heading", ["Link WA", "Kontak WA", "Tautan WhatsApp", "WA Link"])
@pytest.mark.parametrize(
    "link",
    [
        "https://wa.me/6281234567890",
        "wa.me/+6281234567890",
        "https://api.whatsapp.com/send?phone=6281234567890",
        "https://api.whatsapp.com/send/?text=halo&phone=%2B6281234567890&app_absent=0",
        "https://wa.me/6281234567890?text=" + "Assalamualaikum%20" * 8,
    ],
)
def test_links_to_a_chat_hold_the_number(heading: str, link: str) -> None:
    found = facts(f"No,Nama,Desa,{heading}", f"1,Budi Utomo,Berta,{link}")
    assert found == [("Budi Utomo", "", "Berta", BUDI)]


def test_a_link_to_a_group_is_no_number() -> None:
    found = read(
        "No,Nama,Desa,Link grup WA,HP", f"1,Budi,Berta,https://chat.whatsapp.com/A1,{BUDI}"
    )
    assert found.rows[0].phone_e164 == BUDI


@pytest.mark.parametrize(
    "said",
    [
        "0812 3456 7890\n085712345678",
        "0812 3456 7890\n0857 1234 5678",
        "0812 3456 7890 0857 1234 5678",
        "+62 812-3456-7890\n+62 857-1234-5678",
    ],
)
def test_two_numbers_of_a_cell_are_both_read(said: str) -> None:
    row = read("No,Nama,Desa,No HP", f'1,Budi Utomo,Berta,"{said}"').rows[0]
    assert (row.phone_e164, row.phone_other) == (BUDI, SITI)


def test_a_number_broken_over_two_lines_is_one() -> None:
    row = read("No,Nama,Desa,No HP", '1,Budi Utomo,Berta,"0812 3456\n7890"').rows[0]
    assert row.phone_e164 == BUDI


@pytest.mark.parametrize(
    ("first", "second", "positions"),
    [
        ("A. UNSUR KETUA", "B. UNSUR SEKRETARIS", ("Ketua", "Sekretaris")),
        ("I. Bendahara", "II. Pengawas", ("Bendahara", "Pengawas")),
        ("Para Ketua KDMP", "Para Sekretaris KDMP:", ("Ketua", "Sekretaris")),
        ("KETUA (1 orang)", "LAIN-LAIN", ("Ketua", "")),
    ],
)
@pytest.mark.parametrize("again", [True, False])
def test_a_section_says_the_position(
    first: str, second: str, positions: tuple[str, str], *, again: bool
) -> None:
    heading = "No,Nama,Desa,No HP"
    found = facts(
        *([first, heading] if again else [heading, first]),
        f"1,Budi Utomo,Berta,{BUDI}",
        *([second, heading] if again else [second]),
        f"1,Siti Aminah,Gumelem Kulon,{SITI}",
    )
    assert found == both(first=positions[0], second=positions[1])


def test_a_section_of_a_position_ends_no_section_of_a_district() -> None:
    lines = ("No,Nama,Desa,No HP", "KECAMATAN SUSUKAN", "Ketua", f"1,Budi Utomo,Berta,{BUDI}")
    found = read(*lines, "Sekretaris", f"1,Siti Aminah,Gumelem Kulon,{SITI}").rows
    assert [(row.kecamatan, row.position) for row in found] == [
        ("Susukan", "Ketua"),
        ("Susukan", "Sekretaris"),
    ]


@pytest.mark.parametrize("kind", ["KNMP", "KGMP", "KDMP", "KKMP", "Kopdes", "KDKMP"])
def test_a_heading_of_names_says_the_position(kind: str) -> None:
    found = facts(
        f"No,Desa,Nama Kepala Desa,HP Kepala Desa,Nama Ketua {kind},HP Ketua {kind}",
        f"1,Berta,Slamet Riyadi,081299990001,Budi Utomo,{BUDI}",
        f"2,Gumelem Kulon,Tarno Wijaya,081299990002,Siti Aminah,{SITI}",
    )
    assert found == both(second="Ketua")


@pytest.mark.parametrize("heading", ["UTUSAN", "Perwakilan", "Delegasi", "Utusan dari"])
@pytest.mark.parametrize("said", ["KDMP Desa {}, Kec. Susukan", "KDMP {}", "Desa {}"])
def test_those_who_are_sent_stand_beside_what_they_are_sent_by(heading: str, said: str) -> None:
    found = facts(
        f"NO;NAMA;JABATAN;{heading};NO. HP",
        *(f"1;Budi Utomo;Ketua;{said.format('Berta')};{BUDI}",),
        *(f"2;Siti Aminah;Sekretaris;{said.format('Gumelem Kulon')};{SITI}",),
        f"3;Rini Astuti;Ketua;{said.format('Karangsalam')};",
    )
    assert found[:2] == both()


@pytest.mark.parametrize(
    "greeting",
    ["Yth. Bapak Kadinas, berikut kami kirim nama peserta", "Selamat pagi, ijin pak", "Halo"],
)
@pytest.mark.parametrize(
    "district", ["*Kecamatan Susukan*", "Kec. Susukan:", "_KECAMATAN SUSUKAN_"]
)
def test_a_chat_says_positions_with_the_cooperative(greeting: str, district: str) -> None:
    lines = ("Assalamu'alaikum wr wb", greeting, district, "")
    found = facts(
        *lines,
        "1. Budi Utomo (Ketua KDMP Berta) 0812-3456-7890",
        "2. Siti Aminah (Sekretaris KDMP Gumelem Kulon) 0857-1234-5678",
    )
    assert found == both()


@pytest.mark.parametrize("mark", [",", ";", "|"])
@pytest.mark.parametrize("title", ["", "DAFTAR PESERTA"])
def test_rows_that_stand_whole_in_one_cell_are_taken_apart(mark: str, title: str) -> None:
    rows = [
        ["No", "Nama", "Jabatan", "Desa", "Kecamatan", "No HP"],
        ["1", "Budi Utomo", "Ketua", "Berta", "Susukan", BUDI],
        ["2", "Siti Aminah", "Sekretaris", "Gumelem Kulon", "Susukan", SITI],
    ]
    cells = [[mark.join(row)] for row in rows]
    read = preview("attendees", xlsx([[title]] * bool(title) + cells), "daftar.xlsx")
    assert [(r.name, r.position, r.village, r.phone_e164) for r in read.rows] == both()


def test_a_row_of_one_cell_with_a_mark_too_many_is_held() -> None:
    cells = [["No,Nama,Jabatan,Desa,No HP"], [f"1,Budi, S.Pd, M.M,Ketua,Berta,{BUDI}"]]
    cells += [[f"{n},Siti Aminah,Ketua,Gumelem Kulon,"] for n in range(2, 8)]
    read = preview("attendees", xlsx(cells), "daftar.xlsx")
    assert read.rows[0].status == "review"


@pytest.mark.parametrize("heading", ["Keterangan", "Status Kehadiran", "Konfirmasi"])
@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("MENGUNDURKAN DIRI", "review"),
        ("berhalangan, diganti Sdr. Tarno", "review"),
        ("Tidak bisa hadir", "review"),
        ("batal", "review"),
        ("digantikan oleh sekretaris", "review"),
        ("not attending", "review"),
        ("konfirmasi hadir", "ok"),
        ("tidak berhalangan", "ok"),
        ("nomor diganti", "ok"),
        ("menggantikan Sdr. Tarno", "ok"),
    ],
)
def test_a_row_that_says_that_its_person_does_not_come_is_held(
    heading: str, said: str, status: str
) -> None:
    found = read(
        f"No;Nama;Jabatan;Desa;No HP;{heading}",
        f"1;Budi Utomo;Ketua;Berta;{BUDI};{said}",
        f"2;Siti Aminah;Ketua;Gumelem Kulon;{SITI};hadir",
    )
    assert [row.status for row in found.rows] == [status, "ok"]
    assert ("not_coming" in {each.code for each in found.findings}) is (status == "review")
