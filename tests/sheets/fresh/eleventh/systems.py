"""Exports of systems, with their codes and their ways."""

from functools import partial

from tests.sheets.fresh.case import Person, Truth, fresh, people
from tests.sheets.fresh.eleventh.parts import (
    FLORES,
    SUNDA,
    bare,
    digits,
    plain_code,
)
from tests.sheets.fresh.files import lines, page, text, xlsx
from tests.sheets.fresh.office import Office

system = partial(fresh, 11)


@system("table of a database: snake case, codes without dots, identity numbers between")
def _(o: Office) -> Truth:
    some = [Person(p.name, p.village, p.phone, "Ketua") for p in people(o, 12)]
    niks = [digits(o, 16, "3304") for _ in some]
    rows: list[list[object]] = [
        [
            "id",
            "kode_wilayah",
            "nama_koperasi",
            "nik_koperasi",
            "nik_ketua",
            "nama_ketua",
            "no_hp_ketua",
            "email_ketua",
            "lat",
            "lng",
            "created_at",
        ]
    ]
    for i, (p, nik) in enumerate(zip(some, niks, strict=True)):
        rows.append(
            [
                90411 + i,
                plain_code(p),
                f"KOPERASI DESA MERAH PUTIH {p.desa.upper()}",
                digits(o, 13, "3304"),
                nik,
                p.name.upper(),
                p.phone[1:],
                "",
                f"-7.3{i:03}",
                f"109.6{i:03}",
                "2025-06-30 08:11:02",
            ]
        )
    return Truth(text(rows, ",", code="utf-8-sig"), some, foreign=set(niks))


@system("fields cut short between pipes, all in quotes", regions=("53.08",))
def _(o: Office) -> Truth:
    o.call(FLORES)
    some = people(o, 10)
    said = ["id|nm_lkp|kd_kec|nm_kec|kd_desa|nm_desa|tlp|jab|sts_verif"]
    for i, p in enumerate(some, 1):
        place = f"{p.village.kecamatan_code}|{p.kec}|{p.village.code}|{p.desa}"
        said.append(f"{i}|{p.name}|{place}|{p.local}|{p.position}|SUDAH")
    quoted = ["|".join(f'"{cell}"' for cell in line.split("|")) for line in said]
    return Truth(lines(*quoted, end="\r\n"), some)


@system("web page of an application: pages of ten, headings and page numbers again and again")
def _(o: Office) -> Truth:
    some = people(o, 22)
    head = ["No.", "Nama Peserta", "Jabatan", "Asal Koperasi", "Kontak", "Aksi"]
    rows: list[list[object]] = []
    for at in range(0, 22, 10):
        rows.append([*head])
        rows += [
            [at + i, p.name, p.position, f"KDMP {p.desa}", p.local, "Lihat | Ubah | Hapus"]
            for i, p in enumerate(some[at : at + 10], 1)
        ]
        rows.append([f"Halaman {at // 10 + 1} dari 3", "", "", "", "", ""])
    return Truth(page(rows, "<h3>Daftar Peserta Terdaftar</h3>"), some)


@system("KoBo with groups before the names of questions and a column for each choice")
def _(o: Office) -> Truth:
    some = people(o, 11)
    posts = ("ketua", "sekretaris", "bendahara")
    ids = [f"uuid:{digits(o, 8)}-{digits(o, 4)}" for _ in some]
    rows: list[list[object]] = [
        [
            "start",
            "end",
            "deviceid",
            "grp_lokasi/kecamatan",
            "grp_lokasi/desa",
            "grp_identitas/nama_lengkap",
            "grp_identitas/jabatan",
            *(f"grp_identitas/jabatan/{post}" for post in posts),
            "grp_identitas/no_wa",
            "meta/instanceID",
            "_id",
            "_submission_time",
            "_index",
        ]
    ]
    for i, (p, who) in enumerate(zip(some, ids, strict=True), 1):
        mine = (p.position or "").lower()
        rows.append(
            [
                f"2025-06-2{i % 9}T09:0{i % 6}:00.000+07:00",
                f"2025-06-2{i % 9}T09:1{i % 6}:00.000+07:00",
                f"ee.kobotoolbox.org:{digits(o, 8)}",
                p.kec,
                p.desa,
                p.name,
                mine,
                *(int(post == mine) for post in posts),
                p.local,
                who,
                5180000 + i,
                f"2025-06-2{i % 9}T02:1{i % 6}:30",
                i,
            ]
        )
    return Truth(xlsx({"kontak_bisnis_kdmp": rows}), some, foreign=set(ids))


@system("Jotform: name in two parts, address in lines of one cell", regions=("32.05",))
def _(o: Office) -> Truth:
    o.call(SUNDA)
    some = people(o, 10)
    rows: list[list[object]] = [
        [
            "Submission Date",
            "Nama - First Name",
            "Nama - Last Name",
            "Nomor Telepon",
            "Alamat Koperasi",
            "Submission IP",
            "Submission ID",
        ]
    ]
    for i, p in enumerate(some):
        first, last = p.name.rsplit(" ", 1)
        rows.append(
            [
                f"2025-06-{i + 10} 10:22:31",
                first,
                last,
                f"({p.local[:4]}) {p.local[4:8]}-{p.local[8:]}",
                f"Street Address: Jl. Raya No. {i + 3}\nDesa: {p.desa}\nKecamatan: {p.kec}\n"
                "State / Province: Jawa Barat\nPostal / Zip Code: 44151",
                f"36.72.{i + 10}.4",
                f"62{digits(o, 17)}",
            ]
        )
    return Truth(text(rows, ","), bare(some), foreign={"44151"})


@system("Google Forms that branches: a question on the village for each district")
def _(o: Office) -> Truth:
    groups = o.districts(4, 3)
    head = ["Timestamp", "Nama lengkap Bapak/Ibu", "Kecamatan asal"]
    head += [f"Pilih desa/kelurahan di Kecamatan {g[0].kecamatan}" for g in groups]
    head += ["Jabatan dalam kepengurusan", "Nomor WhatsApp aktif"]
    rows: list[list[object]] = [[*head]]
    some: list[Person] = []
    for at, villages in enumerate(groups):
        for village in villages:
            p = Person(o.name(), village, o.phone(), "Ketua")
            picked = [p.desa if i == at else "" for i in range(4)]
            stamp = f"2025/06/2{at} 7:{len(some) + 10}:09 AM GMT+7"
            rows.append([stamp, p.name, p.kec, *picked, p.position, p.local])
            some.append(p)
    return Truth(text(rows, ","), some)


@system("Google Forms sent twice by some, word for word")
def _(o: Office) -> Truth:
    some = people(o, 10)
    head = [
        "Timestamp",
        "Email Address",
        "1. Siapa nama Anda? (sesuai KTP)",
        "2. Anda mewakili koperasi di desa apa?",
        "3. Apa tugas Anda di koperasi?",
        "4. Nomor HP yang bisa dihubungi panitia",
        "5. Apakah Anda bersedia hadir tepat waktu?",
    ]
    rows: list[list[object]] = [[*head]]
    for i, p in enumerate([*some, some[2], some[5]]):
        rows.append(
            [
                f"27/06/2025 {i + 8}:12:44",
                f"peserta{i}@example.org",
                p.name,
                f"Desa {p.desa} Kec. {p.kec}",
                p.position,
                p.local,
                "Ya, bersedia",
            ]
        )
    return Truth(xlsx({"Form Responses 1": rows}), some)
