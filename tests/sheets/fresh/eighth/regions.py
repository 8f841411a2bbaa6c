"""Lists of other regions, with their words."""

from dataclasses import replace

from tests.sheets.fresh.case import Person, Truth, people
from tests.sheets.fresh.eighth.kit import bare, dashed, eight, flat, groups, plain
from tests.sheets.fresh.files import Row, lines, merge, ods, text, xls, xlsx
from tests.sheets.fresh.names import BALI, BATAK, MINANG, PAPUA, SULAWESI
from tests.sheets.fresh.office import Office


@eight("Jayawijaya: head of the kampung before the chair, each with a number", regions=("95.01",))
def _(o: Office) -> Truth:
    o.call(PAPUA)
    rows: list[Row] = [
        ["DATA KOPERASI KAMPUNG MERAH PUTIH KABUPATEN JAYAWIJAYA"],
        ["NO", "DISTRIK", "KAMPUNG", "KEPALA KAMPUNG", "", "KETUA KOPERASI", ""],
        ["", "", "", "NAMA", "NO HP", "NAMA", "NO HP"],
    ]
    wanted: list[Person] = []
    heads: list[Person] = []
    for part in groups(o, 3, 4):
        for i, other in enumerate(part):
            p = replace(other, position="Ketua")
            head = Person(o.name(), p.village, o.phone(), None)
            distrik = p.kec if i == 0 else ""
            rows.append([len(wanted) + 1, distrik, p.desa, head.name, head.local, p.name, p.local])
            wanted.append(p)
            heads.append(head)
    data = xlsx(rows, merge("D2:E2", "F2:G2", "A2:A3", "B2:B3", "C2:C3", "B4:B7", "B8:B11"))
    return Truth(data, wanted, alike=heads)


@eight("Aceh Besar: gampong, mukim and keuchik", regions=("11.06",))
def _(o: Office) -> Truth:
    some = flat(groups(o, 3, 4))
    head = ["No", "Kecamatan", "Mukim", "Gampong", "Nama Pengurus KGMP", "Jabatan", "No HP/WA"]
    rows: list[Row] = [["DAFTAR PESERTA TEMU USAHA KOPERASI GAMPONG MERAH PUTIH"], [*head, "Ket"]]
    for i, p in enumerate(some, 1):
        mukim = ("Lampuuk", "Seulimeum", "Piyeung")[i % 3]
        name = p.desa if p.desa.startswith("Gampong") else f"Gampong {p.desa}"
        rows.append([i, p.kec, f"Mukim {mukim}", name, p.name, p.position, p.local, ""])
    rows += [[], ["", "", "", "", "Kota Jantho, 12 Juni 2025"], ["", "", "", "", "Kabid Koperasi"]]
    return Truth(xls(rows), some)


@eight("Tanah Datar: nagari and jorong, a file of cp1252", regions=("13.04",))
def _(o: Office) -> Truth:
    o.call(MINANG)
    some = people(o, 10)
    rows: list[Row] = [["Nagari", "Jorong", "Nama", "Jabatan", "Kontak"]]
    jorongs = ("Koto Gadang", "Balai Batu", "Guguak", "Padang Panjang")
    for i, p in enumerate(some):
        rows.append([f"Nagari {p.desa}", jorongs[i % 4], p.name, p.position, dashed(p)])
    return Truth(text(rows, ",", code="cp1252"), some)


@eight("Tabanan: names with I and Ni, kecamatan as sheets", regions=("51.02",))
def _(o: Office) -> Truth:
    o.call(BALI)
    sheets: dict[str, list[Row]] = {}
    wanted = []
    for part in groups(o, 3, 4):
        rows: list[Row] = [[f"KECAMATAN {part[0].kec.upper()}"], ["Nama", "Desa", "Banjar", "HP"]]
        for i, p in enumerate(bare(part)):
            banjar = ("Br. Kelod", "Br. Tengah", "Br. Kaja")[i % 3]
            rows.append([p.name.upper(), p.desa, banjar, p.local])
            wanted.append(p)
        sheets[part[0].kec] = rows
    return Truth(ods(sheets), wanted)


@eight("Tana Toraja: lembang and kelurahan in one column", regions=("73.18",))
def _(o: Office) -> Truth:
    o.call(SULAWESI)
    some = people(o, 11)
    rows: list[Row] = [["no", "nama", "lembang/kelurahan", "kecamatan", "jabatan", "hp"]]
    for i, p in enumerate(some, 1):
        word = "Kel." if p.village.kind == "kelurahan" else "Lembang"
        rows.append([i, p.name, f"{word} {p.desa}", p.kec, str(p.position).lower(), int(p.local)])
    return Truth(xlsx(rows), some)


@eight("Pesisir Barat: pekon under Asal Pekon, numbers with blanks", regions=("18.13",))
def _(o: Office) -> Truth:
    some = people(o, 10)
    rows: list[Row] = [["No Urut", "Nama Peserta", "Asal Pekon", "Kec", "Jabatan", "Nomor Ponsel"]]
    for i, p in enumerate(some, 1):
        number = f"{p.local[:4]} {p.local[4:8]} {p.local[8:]}"
        rows.append([i, p.name, f"Pekon {p.desa}", p.kec, p.position, number])
    return Truth(text(rows, "\t", code="utf-16"), some)


@eight("Tapanuli Utara: chat of the district with marga names", regions=("12.02",))
def _(o: Office) -> Truth:
    o.call(BATAK)
    some = plain(o, 9)
    said = ["Horas, berikut utusan desa ke acara temu bisnis Tarutung:", ""]
    said += [f"{i}) {p.name} / Desa {p.desa} / {dashed(p)}" for i, p in enumerate(some, 1)]
    return Truth(lines(*said, "", "Mauliate godang 🙏"), some)


@eight("two regencies: Purbalingga and Banjarnegara, a sheet each", regions=("33.03", "33.04"))
def _(o: Office) -> Truth:
    some = people(o, 14)
    sheets: dict[str, list[Row]] = {}
    for p in some:
        rows = sheets.setdefault(p.village.regency.replace("Kabupaten ", "Kab. "), [])
        rows.append([p.kec, p.desa, p.name, p.position, p.local])
    head = ["Kec.", "Desa", "Nama", "Jabatan", "Nomor WA aktif"]
    return Truth(xlsx({name: [[name], head, *rows] for name, rows in sheets.items()}), some)
