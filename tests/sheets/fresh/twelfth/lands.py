"""Other provinces with their words for village and district."""

from dataclasses import replace
from functools import partial

from tests.sheets.fresh.case import Truth, fresh, people, person
from tests.sheets.fresh.files import Row, lines, merge, page, text, xls, xlsx
from tests.sheets.fresh.names import MINANG, PAPUA, SULAWESI
from tests.sheets.fresh.office import Office
from tests.sheets.fresh.twelfth.hands import desa, hp, jab, kec, nama

twelfth = partial(fresh, 12)


@twelfth("nagari with jorong beside and degrees", regions=("13.06",))
def _(o: Office) -> Truth:
    o.call(MINANG)
    some = people(o, 11)
    jorong = ("Balai Ahad", "Parik Panjang", "Pincuran Gadang")
    rows: list[Row] = [
        ["DATA PENGURUS KOPERASI NAGARI MERAH PUTIH KABUPATEN AGAM"],
        ["No", "Nagari", "Jorong", "Kecamatan", "Nama Pengurus", "Jabatan", "Nomor Hp/WA"],
    ]
    rows += [
        [
            i,
            f"Nagari {p.desa}",
            jorong[i % 3],
            kec(p),
            f"{p.name}, S.Pt",
            jab(p),
            hp(p),
        ]
        for i, p in enumerate(some, 1)
    ]
    wanted = [replace(p, name=f"{p.name}, S.Pt") for p in some]
    return Truth(xlsx(rows, merge("A1:G1")), wanted, foreign=set(jorong))


@twelfth("gampong and mukim in Aceh, the short word before some", regions=("11.08",))
def _(o: Office) -> Truth:
    some = people(o, 10)
    rows: list[Row] = [
        ["No.", "Kecamatan", "Mukim", "Gampong", "Nama Pengurus KGMP", "Jabatan", "Telp"]
    ]
    rows += [
        [
            i,
            kec(p),
            f"Mukim {('Timu', 'Barat', 'Teungoh')[i % 3]} Raya",
            f"Gp. {p.desa}" if i % 2 else desa(p),
            nama(p),
            jab(p),
            hp(p),
        ]
        for i, p in enumerate(some, 1)
    ]
    return Truth(xls(rows), some, foreign={"Mukim Timu Raya", "Mukim Barat Raya"})


@twelfth("lembang and kelurahan in Toraja, utusan and sebagai", regions=("73.18",))
def _(o: Office) -> Truth:
    o.call(SULAWESI)
    some = people(o, 10)
    rows: list[Row] = [["No", "Lembang / Kelurahan", "Kecamatan", "Utusan", "Sebagai", "Kontak"]]
    rows += [
        [
            i,
            f"{'Lembang' if p.village.kind == 'desa' else 'Kel.'} {p.desa}",
            kec(p),
            nama(p),
            jab(p),
            hp(p),
        ]
        for i, p in enumerate(some, 1)
    ]
    return Truth(xlsx(rows), some)


@twelfth("kampung and distrik, a number that is not there yet", regions=("95.01",))
def _(o: Office) -> Truth:
    o.call(PAPUA)
    some = people(o, 10)
    some[2], some[6] = replace(some[2], phone=""), replace(some[6], phone="")
    rows: list[Row] = [["NO", "DISTRIK", "KAMPUNG", "NAMA PENGURUS", "JABATAN", "NO. HP"]]
    rows += [
        [i, kec(p), f"Kampung {p.desa}", nama(p), jab(p), p.local or "tidak ada sinyal"]
        for i, p in enumerate(some, 1)
    ]
    return Truth(text(rows, "\t", "utf-16"), some)


@twelfth("pekon in Lampung from a form of the district", regions=("18.04",))
def _(o: Office) -> Truth:
    some = people(o, 10)
    rows: list[Row] = [
        ["KECAMATAN", "NAMA PEKON", "NAMA KETUA/PENGURUS YANG DIUTUS", "KEDUDUKAN", "NO. TLP"]
    ]
    rows += [
        [p.kec.upper(), f"PEKON {p.desa.upper()}", p.name.upper(), jab(p).upper(), hp(p)]
        for p in some
    ]
    return Truth(page(rows, cell="td"), some)


@twelfth("kalurahan, kapanewon and padukuhan in Yogyakarta", regions=("34.04",))
def _(o: Office) -> Truth:
    some = people(o, 10)
    rows: list[Row] = [
        ["No", "Kapanewon", "Kalurahan", "Padukuhan", "Nama", "Jabatan", "Nomor Kontak"]
    ]
    rows += [
        [
            i,
            kec(p),
            desa(p),
            f"Dukuh {['Wetan', 'Kulon', 'Lor'][i % 3]}an",
            nama(p),
            jab(p),
            hp(p),
        ]
        for i, p in enumerate(some, 1)
    ]
    return Truth(xlsx(rows), some, foreign={"Dukuh Wetanan", "Dukuh Kulonan"})


@twelfth("city of kelurahan with RT and RW in the address", regions=("31.74",))
def _(o: Office) -> Truth:
    some = people(o, 9)
    rows: list[Row] = [
        ["No", "Nama Koperasi", "Alamat Sekretariat", "Nama Delegasi", "Jabatan", "HP"]
    ]
    rows += [
        [
            i,
            f"KKMP {p.desa}",
            f"Jl. Melati No. {i} RT 00{i % 9}/RW 04, Kel. {p.desa}, Kec. {p.kec}",
            nama(p),
            jab(p),
            hp(p),
        ]
        for i, p in enumerate(some, 1)
    ]
    return Truth(xls(rows), some)


@twelfth("Timorese names with Bapa and Mama in a chat", regions=("53.02",))
def _(o: Office) -> Truth:
    some = [replace(p, position="") for p in people(o, 8)]
    said = ["Syalom bapa mama, ini nama yg ikut bsk:"]
    said += [
        f"{i}. {('Bapa', 'Mama')[i % 2]} {p.name}, desa {p.desa}, kec {p.kec}, hp {p.local}"
        for i, p in enumerate(some, 1)
    ]
    alike = [replace(p, name=f"{('Bapa', 'Mama')[i % 2]} {p.name}") for i, p in enumerate(some, 1)]
    return Truth(lines(*said), [], open=some, alike=alike)


@twelfth("district before the village in one cell, position in brackets", regions=("64.02",))
def _(o: Office) -> Truth:
    some = [person(o) for _ in range(9)]
    rows: list[Row] = [["No", "Kecamatan - Desa", "Nama & Jabatan", "No HP"]]
    rows += [
        [i, f"{p.kec} - {p.desa}", f"{p.name} ({p.position})", hp(p)] for i, p in enumerate(some, 1)
    ]
    return Truth(xlsx(rows), some)
