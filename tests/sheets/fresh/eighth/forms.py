"""Answers to forms, as the makers of forms export them."""

from datetime import datetime

from tests.sheets.fresh.case import Person, Truth, people
from tests.sheets.fresh.eighth.kit import bare, dashed, eight, flat, groups, plain
from tests.sheets.fresh.files import Row, text, xls, xlsx
from tests.sheets.fresh.office import Office


@eight("form of Google: a question of villages for each sub-district, one of them answered")
def _(o: Office) -> Truth:
    parts = groups(o, 3, 4)
    kecs = [part[0].kec for part in parts]
    rows: list[Row] = [
        ["Timestamp", "Nama lengkap sesuai KTP", "Nomor WhatsApp yang bisa dihubungi"]
        + ["Pilih kecamatan asal koperasi Anda"]
        + [f"Pilih desa (Kecamatan {kec})" for kec in kecs]
        + ["Jabatan Anda dalam kepengurusan koperasi"]
    ]
    some = flat(parts)
    o.rng.shuffle(some)
    for i, p in enumerate(some):
        villages = [p.desa if kec == p.kec else "" for kec in kecs]
        at = f"6/{1 + i}/2025 1{i % 9}:0{i % 6}:11"
        rows.append([at, p.name, p.local, p.kec, *villages, p.position])
    return Truth(text(rows, ",", end="\n"), some)


@eight("form of Google: two participants in one answer, the second one optional")
def _(o: Office) -> Truth:
    head = ["Cap waktu", "Alamat email", "Asal Desa", "Asal Kecamatan", "Nama Peserta 1"]
    head += ["Jabatan Peserta 1", "No. HP Peserta 1", "Nama Peserta 2 (jika ada)"]
    head += ["Jabatan Peserta 2", "No. HP Peserta 2", "Apakah membawa produk?"]
    rows: list[Row] = [head]
    wanted, foreign = [], set()
    for i, village in enumerate(o.some(7)):
        first = Person(o.name(), village, o.phone(), "Ketua")
        second = Person(o.name(), village, o.phone(), "Sekretaris")
        wanted += [first] if i % 3 == 1 else [first, second]
        more = ["", "", ""] if i % 3 == 1 else [second.name, second.position, second.local]
        mail = f"kdmp{i}xyz@gmail.com"
        foreign.add(mail)
        row = [
            datetime.fromisoformat(f"2025-06-0{3 + i}T09:30"),
            mail,
            village.name,
            village.kecamatan,
        ]
        rows.append([*row, first.name, first.position, first.local, *more, "Ya"])
    return Truth(xlsx(rows), wanted, foreign=foreign)


@eight("form of Jotform: first and last names apart, area and number apart")
def _(o: Office) -> Truth:
    rows: list[Row] = [
        [
            "Submission Date",
            "Name - First Name",
            "Name - Last Name",
            "Phone Number",
            "Village",
            "District",
            "Role in the cooperative",
            "Submission IP",
            "Submission ID",
        ]
    ]
    some, foreign = people(o, 8), set()
    for i, p in enumerate(some):
        first, last = p.name.split(" ", 1)
        number = f"(0{p.phone[3:6]}) {p.phone[6:10]}-{p.phone[10:]}"
        ip, ident = f"36.72.{i + 10}.{i + 100}", f"61{o.rng.randrange(10**15, 10**16)}"
        foreign |= {ident}
        at = f"2025-06-{i + 10} 08:15:0{i}"
        rows.append([at, first, last, number, p.desa, p.kec, p.position, ip, ident])
    return Truth(text(rows, ",", end="\n"), some, foreign=foreign)


@eight(
    "form of KoBo: groups before names of questions, place of the phone, choices as 0 and 1",
    regions=("82.01",),
)
def _(o: Office) -> Truth:
    rows: list[Row] = [
        [
            "start",
            "end",
            "deviceid",
            "identitas/kecamatan",
            "identitas/desa",
            "identitas/nama",
            "identitas/jabatan",
            "identitas/no_hp",
            "_lokasi_latitude",
            "_lokasi_longitude",
            "usaha/gerai",
            "usaha/gerai/sembako",
            "usaha/gerai/apotek",
            "_id",
            "_uuid",
        ]
    ]
    some, foreign = people(o, 9), set()
    for i, p in enumerate(some):
        uuid = f"{o.rng.randrange(16**8):08x}-4f1c-4e2b-9a01-{o.rng.randrange(16**12):012x}"
        at = f"2025-06-1{i % 9}T08:10:11.000+07:00"
        foreign |= {uuid, "ee.bappeda:x9", f"-7.39{i}1", f"4415{i}20{i}"}
        row = [at, at, "ee.bappeda:x9", p.kec.lower(), p.desa.lower(), p.name]
        row += [str(p.position).lower(), p.local, f"-7.39{i}1", f"109.69{i}4"]
        rows.append([*row, "sembako apotek", 1, 1, f"4415{i}20{i}", uuid])
    return Truth(xlsx({"Form registrasi": rows}), some, foreign=foreign)


@eight("form of Microsoft: anonymous in Name, the person in a question with instructions")
def _(o: Office) -> Truth:
    rows: list[Row] = [
        [
            "ID",
            "Start time",
            "Completion time",
            "Email",
            "Name",
            "Nama peserta yang akan hadir (tulis TANPA gelar):",
            "Kopdes/Kopkel Merah Putih:",
            "Kecamatan:",
            "Nomor yang dapat dihubungi panitia (WA):",
        ]
    ]
    some = plain(o, 9)
    for i, p in enumerate(some, 1):
        start, end = (datetime.fromisoformat(f"2025-06-20T0{h}:0{i}") for h in (8, 9))
        row = [i, start, end, "anonymous", ""]
        rows.append([*row, p.name, f"KDMP {p.desa}", p.kec, p.local])
    return Truth(xlsx(rows), some, foreign={"anonymous"})


@eight("form of a bank: two rows of headings as SurveyMonkey has them")
def _(o: Office) -> Truth:
    rows: list[Row] = [
        ["Respondent ID", "Collector ID", "Data Diri Bapak/Ibu", "", "", "", "Ikut sesi siang?"],
        ["", "", "Nama", "Desa/Kelurahan", "Kecamatan", "Nomor HP", "Response"],
    ]
    some, foreign = plain(o, 8), {"45291772"}
    for i, p in enumerate(some):
        ident = f"11876540{i}22"
        foreign.add(ident)
        rows.append([ident, "45291772", p.name, p.desa, p.kec, dashed(p), "YN"[i % 2]])
    return Truth(text(rows, ",", code="utf-8-sig"), some, foreign=foreign)


@eight("form: same person sent twice")
def _(o: Office) -> Truth:
    some = people(o, 8)
    head = ["Timestamp", "Nama", "Desa", "Kecamatan", "Jabatan", "No HP"]
    rows: list[Row] = [head]
    for i, p in enumerate([*some, some[1], some[5]]):
        rows.append([f"{i + 1}/06/2025 09:00:00", p.name, p.desa, p.kec, p.position, p.local])
    return Truth(xls(rows), some)


@eight("form of a university: questions in English, scale and consent")
def _(o: Office) -> Truth:
    rows: list[Row] = [
        [
            "Do you agree that your data are used for this event?",
            "What is your full name?",
            "Which village cooperative do you represent?",
            "Sub-district",
            "Your position",
            "WhatsApp number (active)",
            "How ready is your cooperative (1-5)?",
        ]
    ]
    some = people(o, 8)
    english = {"Ketua": "Chairperson", "Sekretaris": "Secretary", "Bendahara": "Treasurer"}
    for i, p in enumerate(some):
        post = english[str(p.position)]
        rows.append(["I agree", p.name, p.desa, p.kec, post, p.phone[1:], i % 5 + 1])
    return Truth(xlsx(rows), some, foreign={"I agree"})


@eight("form on paper: questions down the side, people across")
def _(o: Office) -> Truth:
    some = bare(people(o, 6))
    rows: list[Row] = [["BIODATA PESERTA"], ["Nomor", *range(1, 7)]]
    rows += [["Nama", *(p.name for p in some)], ["Desa", *(p.desa for p in some)]]
    rows += [["Kecamatan", *(p.kec for p in some)], ["No. HP", *(p.local for p in some)]]
    return Truth(xlsx(rows), some)
