"""Where people come from, told in many ways; columns of other things; rows to be held back."""

from datetime import date

from tests.sheets.fresh.case import Person, Truth, people
from tests.sheets.fresh.eighth.kit import bare, eight, flat, groups, plain
from tests.sheets.fresh.files import Row, ods, page, text, xlsx
from tests.sheets.fresh.office import Office


@eight("addresses with street, RT and RW, regency and code of the post")
def _(o: Office) -> Truth:
    some = plain(o, 10)
    rows: list[Row] = [["No", "Nama", "Alamat Lengkap", "Telepon"]]
    for i, p in enumerate(some, 1):
        said = (
            f"Jl. Raya Timur No. {i}, Desa {p.desa}, Kec. {p.kec}, Kab. Banjarnegara 53471",
            f"RT 0{i % 9} RW 02 Desa {p.desa} Kec. {p.kec}",
            f"Dusun Krajan RT 1/3, {p.desa}, {p.kec}",
            f"Ds. {p.desa} RT.03/RW.01 Kec. {p.kec} Banjarnegara",
        )[i % 4]
        rows.append([i, p.name, said, p.local])
    return Truth(xlsx(rows), some, foreign={"53471"})


@eight("institution: KDMP, Kopdes or Pemdes of a village, in a web page saved as .xls")
def _(o: Office) -> Truth:
    some = plain(o, 10)
    words = ["KDMP {}", "Kopdes Merah Putih {}", "Pemdes {}", "KOPERASI DESA MERAH PUTIH {}"]
    words += ["Kop. Desa MP {}"]
    rows: list[Row] = [["Nama Lengkap", "Instansi/Lembaga", "Nomor HP"]]
    for i, p in enumerate(some):
        rows.append([p.name, words[i % 5].format(p.desa), p.local])
    return Truth(page(rows), some)


@eight(
    "village and sub-district in one column, with a stroke or a dash or brackets",
    regions=("64.02",),
)
def _(o: Office) -> Truth:
    some = flat(groups(o, 3, 4))
    rows: list[Row] = [["No", "Nama Peserta", "Desa / Kecamatan", "Jabatan", "No. HP"]]
    for i, p in enumerate(some, 1):
        said = (f"{p.desa} / {p.kec}", f"{p.desa} - {p.kec}", f"{p.desa} ({p.kec})")[i % 3]
        rows.append([i, p.name, said, p.position, p.local])
    return Truth(ods(rows), some)


@eight("typing errors in villages, each near to one village of its sub-district")
def _(o: Office) -> Truth:
    slips = [
        ("Gumelem Wetan", "Susukan", "Gumelem Wettan"),
        ("Kaliwinasuh", "Purworeja Klampok", "Kaliwinasih"),
        ("Pucungbedug", "Purwanegara", "Pucung Bedug"),
        ("Mantrianom", "Bawang", "Matrianom"),
        ("Parakancanggah", "Banjarnegara", "PARAKAN CANGAH"),
        ("Gununggiana", "Madukara", "Gunung Giana"),
        ("Kebutuhduwur", "Pagedongan", "Kebutuh Duwur"),
        ("Bondolharjo", "Punggelan", "Bondolarjo"),
        ("Condongcampur", "Pejawaran", "Condong Campur"),
    ]
    rows: list[Row] = [["Nama", "Jabatan", "Desa", "Kecamatan", "HP"]]
    wanted = []
    for name, kec, typed in slips:
        p = Person(o.name(), o.village(name, kec), o.phone(), "Ketua")
        rows.append([p.name, "Ketua Koperasi", typed, kec, p.local])
        wanted.append(p)
    return Truth(xlsx(rows), wanted)


@eight("own codes of participants, code of the post, NIK and family card beside the phone")
def _(o: Office) -> Truth:
    some = people(o, 9)
    head = ["Kode Peserta", "NIK", "No KK", "Nama", "Desa", "Kode Pos", "No HP", "Jabatan"]
    rows: list[Row] = [head]
    foreign = {"53472"}
    for i, p in enumerate(some, 1):
        nik, card = f"33040{i}4107850004", f"330404120312000{i}"
        foreign |= {nik, card, f"BJN-0{i:02}"}
        rows.append([f"BJN-0{i:02}", nik, card, p.name, p.desa, "53472", p.local, p.position])
    return Truth(text(rows, ";", code="utf-8-sig"), some, foreign=foreign)


@eight("export of a ministry's system: 17 columns, most of them of the cooperative")
def _(o: Office) -> Truth:
    rows: list[Row] = [
        [
            "id_koperasi",
            "nama_koperasi",
            "provinsi",
            "kab_kota",
            "kecamatan",
            "desa_kelurahan",
            "status_bh",
            "no_sk_ahu",
            "tgl_sk",
            "npwp",
            "nib",
            "modal_awal",
            "jml_anggota",
            "nama_ketua",
            "hp_ketua",
            "email_koperasi",
            "updated_at",
        ]
    ]
    some, foreign = people(o, 9), set()
    for i, p in enumerate(some):
        npwp, nib, money = f"61.204.33{i}.1-529.000", f"280525004{i}112", f"1250{i}000"
        mail = f"kdmp.{i}@kopdes.test"
        foreign |= {npwp, nib, money, mail, f"33040{i}77"}
        row = [f"33040{i}77", f"KOPERASI DESA MERAH PUTIH {p.desa.upper()}", "JAWA TENGAH"]
        row += ["KAB. BANJARNEGARA", p.kec.upper(), p.desa.upper(), "TERBIT"]
        row += [f"AHU-00123{i}5.AH.01.29.TAHUN 2025", "2025-06-02", npwp, nib, money]
        rows.append([*row, 41 + i, p.name.upper(), p.local, mail, "2025-06-30 10:00:00"])
    wanted = [Person(p.name, p.village, p.phone, None) for p in some]
    return Truth(text(rows, "|"), wanted, foreign=foreign)


@eight("shop's figures: turnover, members, place on the map, day of confirming")
def _(o: Office) -> Truth:
    some = plain(o, 9)
    rows: list[Row] = [
        ["Nama Pengelola", "Desa", "Omzet/bln", "Jml Anggota", "Koordinat", "Tgl Konfirmasi", "WA"]
    ]
    foreign = set()
    for i, p in enumerate(some):
        place, sum_ = f"-7.3{i}512, 109.6{i}877", 8_125_000_000 + i * 1_000_000
        foreign |= {place, str(sum_)}
        rows.append([p.name, p.desa, sum_, 85 + i, place, date(2025, 6, 2 + i), p.local])
    return Truth(xlsx(rows), some, foreign=foreign)


@eight("rows to be held back: no village, one that is not there, one of two, two chairs")
def _(o: Office) -> Truth:
    some = bare(people(o, 5))
    rows: list[Row] = [["Nama", "Desa", "Jabatan", "HP"]]
    rows += [[p.name, p.desa, "", p.local] for p in some]
    held = [o.name() for _ in range(5)]
    twice = o.some(1)[0].name
    rows += [[held[0], "", "", ""], [held[1], "Wonosobokidul", "Ketua", "0" + o.phone()[3:]]]
    rows += [[held[2], "Karanganyar", "Ketua", "0" + o.phone()[3:]]]
    rows += [[name, twice, "Ketua", "0" + o.phone()[3:]] for name in held[3:]]
    rows += [["JUMLAH", "10 ORANG"]]
    return Truth(text(rows, ";"), some, told=held)
