"""Answers to forms, and pages of systems."""

from functools import partial

from tests.sheets.fresh.case import Truth, fresh, people
from tests.sheets.fresh.files import Row, page, text
from tests.sheets.fresh.office import Office

seven = partial(fresh, 7)


@seven("consent, rules and how many come in a form, village and district chosen together")
def _(o: Office) -> Truth:
    some = people(o, 12)
    head = ["Timestamp", "Saya bersedia mengikuti tata tertib acara", "Nama Lengkap (tanpa gelar)"]
    head += ["Jabatan dalam kepengurusan", "Asal Desa (Kecamatan)", "Nomor WhatsApp aktif"]
    head += ["Berapa orang yang ikut?", "Apakah membawa produk?"]
    rows: list[Row] = [head]
    for i, p in enumerate(some, 1):
        at = f"{i % 9 + 1}/6/2025 19:{i:02}:07"
        rows.append([at, "Ya", p.name, p.position, f"{p.desa} ({p.kec})", p.local, i % 3 + 1, "Ya"])
    return Truth(text(rows, ","), some)


@seven("a form in two languages")
def _(o: Office) -> Truth:
    some = people(o, 12)
    head = ["Submitted at", "Nama / Name", "Jabatan / Position", "Desa / Village"]
    head += ["Kecamatan / District", "No. HP / Phone", "Email"]
    rows: list[Row] = [head]
    for i, p in enumerate(some, 1):
        at = f"2025-06-{i:02}T08:00:00Z"
        rows.append([at, p.name, p.position, p.desa, p.kec, p.local, f"a{i}@gmail.com"])
    foreign = {f"a{i}@gmail.com" for i in range(1, 13)}
    return Truth(text(rows, ","), some, foreign=foreign)


@seven("page of a system with two rows of headings over several columns")
def _(o: Office) -> Truth:
    some = people(o, 12)
    body = "".join(
        f"<tr><td>{i}</td><td>{p.desa}</td><td>{p.kec}</td><td>{p.name}</td>"
        f"<td>{p.position}</td><td>{p.local}</td></tr>"
        for i, p in enumerate(some, 1)
    )
    head = (
        "<tr><th rowspan=2>No</th><th colspan=2>Alamat Koperasi</th><th colspan=3>Utusan</th></tr>"
        "<tr><th>Desa</th><th>Kecamatan</th><th>Nama</th><th>Jabatan</th><th>Telepon</th></tr>"
    )
    data = page([]).decode().replace("<table border='1'>", f"<table border='1'>{head}{body}")
    return Truth(data.encode(), some)
