"""Exports of forms and of official systems."""

from functools import partial

from tests.sheets.fresh.case import Truth, district, fresh, people
from tests.sheets.fresh.files import Row, text, xlsx
from tests.sheets.fresh.office import Office

one = partial(fresh, 1)


@one("Google Forms with long questions")
def _(o: Office) -> Truth:
    some = people(o, 20)
    head = [
        "Timestamp", "Email Address", "Tuliskan nama lengkap Anda beserta gelar",
        "Berasal dari koperasi desa/kelurahan mana?", "Kecamatan tempat koperasi Bapak/Ibu berada",
        "Apa jabatan Bapak/Ibu di kepengurusan koperasi?",
        "Nomor WhatsApp aktif yang dapat dihubungi panitia",
        "Apakah Bapak/Ibu bersedia hadir tepat waktu?",
    ]  # fmt: skip
    rows = [
        [
            f"{i % 9 + 1:02}/06/2025 10:{i:02}:41",
            f"peserta{i}@gmail.com",
            p.name,
            p.desa,
            p.kec,
            p.position,
            p.local,
            "Ya, bersedia",
        ]
        for i, p in enumerate(some, 1)
    ]
    return Truth(text([head, *rows], ","), some, foreign={"peserta3@gmail.com", "Ya, bersedia"})


@one("Google Forms in English")
def _(o: Office) -> Truth:
    some = people(o, 16)
    head = [
        "Timestamp", "What is your full name?", "Which village do you represent?",
        "In which sub-district is your village?", "What is your position in the cooperative?",
        "What is your WhatsApp number?", "Do you agree that we process your data?",
    ]  # fmt: skip
    rows = [
        [f"6/{i}/2025 9:0{i % 10}:12", p.name, p.desa, p.kec, p.position, p.local, "Yes"]
        for i, p in enumerate(some, 1)
    ]
    return Truth(xlsx([head, *rows]), some)


@one("KoBo with groups and its own columns")
def _(o: Office) -> Truth:
    some = people(o, 18)
    head = [
        "start", "end", "today", "deviceid", "identitas/nama_lengkap", "identitas/no_hp",
        "lokasi/kecamatan", "lokasi/desa", "koperasi/jabatan", "koperasi/jumlah_anggota",
        "__version__",
        "meta/instanceID", "_id", "_uuid", "_submission_time", "_geolocation",
    ]  # fmt: skip
    rows = [
        [
            f"2025-06-{i:02}T09:00:00.000+07:00",
            f"2025-06-{i:02}T09:09:00.000+07:00",
            f"2025-06-{i:02}",
            f"ee.humanitarian.ona.kpi:{i}x",
            p.name,
            p.local,
            p.kec,
            p.desa,
            p.position,
            100 + i,
            "vKq",
            f"uuid:{i:08}-aa",
            41_000_000 + i,
            f"{i:08}-aa",
            f"2025-06-{i:02}T02:10:00",
            "-7.39 109.69",
        ]
        for i, p in enumerate(some, 1)
    ]
    return Truth(text([head, *rows], ";"), some)


@one("Jotform with first and last name")
def _(o: Office) -> Truth:
    some = people(o, 14)
    head = [
        "Submission Date",
        "First Name",
        "Last Name",
        "Phone Number",
        "Desa / Kelurahan",
        "Kecamatan",
    ]
    head += ["Jabatan", "Submission ID"]
    rows = [
        [
            f"Jun {i}, 2025",
            p.name.split()[0],
            " ".join(p.name.split()[1:]),
            p.local,
            p.desa,
            p.kec,
            p.position,
            f"62{i:017}",
        ]
        for i, p in enumerate(some, 1)
    ]
    return Truth(text([head, *rows], ","), some)


@one("Microsoft Forms with the name of the account")
def _(o: Office) -> Truth:
    some = people(o, 14)
    head = [
        "ID",
        "Start time",
        "Completion time",
        "Email",
        "Name",
        "Nama lengkap peserta",
        "Asal desa",
    ]
    head += ["Asal kecamatan", "Jabatan", "No HP (WhatsApp)"]
    rows = [
        [
            i,
            f"6/{i}/25 8:00:00",
            f"6/{i}/25 8:04:00",
            "anonymous",
            "",
            p.name,
            p.desa,
            p.kec,
            p.position,
            p.local,
        ]
        for i, p in enumerate(some, 1)
    ]
    return Truth(xlsx({"Form1": [head, *rows]}), some, foreign={"anonymous"})


@one("a form with a village question for each district")
def _(o: Office) -> Truth:
    groups = [district(o, villages) for villages in o.districts(3, 5)]
    head = ["Timestamp", "Nama Lengkap", "Kecamatan"]
    head += [f"Desa (Kecamatan {g[0].kec})" for g in groups] + ["Jabatan", "No WA"]
    rows: list[Row] = []
    for at, group in enumerate(groups):
        for i, p in enumerate(group, 1):
            answers = ["", "", ""]
            answers[at] = p.desa
            rows.append(
                [f"2025/06/{i:02} 7:1{at}:00 AM", p.name, p.kec, *answers, p.position, p.local]
            )
    o.rng.shuffle(rows)
    return Truth(text([head, *rows], ","), [p for g in groups for p in g])
