"""Lists of banks, of insurers and of whoever pays."""

from functools import partial

from tests.sheets.fresh.case import Truth, fresh, people
from tests.sheets.fresh.eleventh.parts import BANJAR, bare, digits
from tests.sheets.fresh.files import lines, text, xls, xlsx
from tests.sheets.fresh.names import SULAWESI
from tests.sheets.fresh.office import Office

bank = partial(fresh, 11)


@bank("branch of a bank: accounts, units and addresses", regions=("73.02",))
def _(o: Office) -> Truth:
    o.call(SULAWESI)
    some = people(o, 12)
    accounts = [digits(o, 15, "3412") for _ in some]
    rows: list[list[object]] = [
        ["PT BANK CONTOH (PERSERO) TBK - KC BULUKUMBA"],
        ["DAFTAR PEMBUKAAN REKENING KOPDES"],
        ["Posisi : 30 Juni 2025"],
        [
            "BRANCH",
            "UNIT KERJA",
            "CIF",
            "NO REKENING",
            "NAMA REKENING",
            "NAMA PIC",
            "HP PIC",
            "ALAMAT",
            "SALDO",
        ],
    ]
    for i, (p, account) in enumerate(zip(some, accounts, strict=True)):
        rows.append(
            [
                "0341",
                "UNIT TANETE",
                f"P{digits(o, 6)}X",
                account,
                f"KOPERASI DESA MERAH PUTIH {p.desa.upper()}",
                p.name.upper(),
                p.phone[1:],
                f"DUSUN {i + 1} DESA {p.desa.upper()} KEC {p.kec.upper()} KAB BULUKUMBA",
                500000,
            ]
        )
    return Truth(xls({"Sheet1": rows}), bare(some), foreign=set(accounts))


@bank("report of a mainframe: columns of fixed width between rules of dashes")
def _(o: Office) -> Truth:
    some = people(o, 12)
    rule = "-" * 88
    said = [
        "LAPORAN : KDMP-014" + " " * 40 + "HAL :   1",
        "TANGGAL : 30/06/25",
        rule,
        f"{'NO':<4}{'NAMA':<34}{'DESA':<24}{'JABATAN':<12}{'TELEPON':<14}",
        rule,
    ]
    said += [
        f"{i:<4}{p.name.upper():<34}{p.desa.upper():<24}{str(p.position).upper():<12}{p.local}"
        for i, p in enumerate(some, 1)
    ]
    return Truth(lines(*said, rule, "JUMLAH PESERTA : 12", end="\r\n"), some)


@bank("members of an insurance: card, identity and birth", regions=("63.03",))
def _(o: Office) -> Truth:
    o.call(BANJAR)
    some = people(o, 11)
    cards = [digits(o, 13, "000") for _ in some]
    niks = [digits(o, 16, "6303") for _ in some]
    rows: list[list[object]] = [
        ["NOKA", "NIK", "NAMA PESERTA", "JK", "TGL LAHIR", "STATUS", "DESA", "KECAMATAN", "NO HP"]
    ]
    for i, p in enumerate(some):
        rows.append(
            [
                f'="{cards[i]}"',
                f"'{niks[i]}",
                p.name.upper(),
                "LP"[i % 2],
                f"{i + 10}-03-1979",
                "AKTIF",
                p.desa.upper(),
                p.kec.upper(),
                f'="{p.local}"',
            ]
        )
    return Truth(text(rows, ";", code="cp1252"), bare(some), foreign={*cards, *niks})


@bank("list of travel money: sums, accounts and dots to sign on")
def _(o: Office) -> Truth:
    some = people(o, 10)
    accounts = [digits(o, 13, "2") for _ in some]
    rows: list[list[object]] = [
        ["DAFTAR PENERIMAAN UANG TRANSPORT PESERTA"],
        ["Kegiatan", ": Kontak Bisnis KDMP"],
        ["Kode Rekening", ": 2.17.03.2.01.0003.5.1.02.04.01.0003"],
        [],
        [
            "No",
            "Nama",
            "Unsur",
            "Gol",
            "Jumlah (Rp)",
            "PPh 21",
            "Diterima",
            "No. Rek",
            "No HP",
            "Tanda Tangan",
        ],
    ]
    for i, (p, account) in enumerate(zip(some, accounts, strict=True), 1):
        rows.append(
            [
                i,
                p.name,
                f"{p.position} KDMP {p.desa}",
                "-",
                150000,
                0,
                150000,
                account,
                p.local,
                f"{i}. ........" if i % 2 else f"          {i}. ........",
            ]
        )
    rows += [
        ["", "JUMLAH", "", "", 1500000, 0, 1500000],
        ["Terbilang : satu juta lima ratus ribu rupiah"],
        [],
        ["", "Mengetahui", "", "", "", "", "Bendahara Pengeluaran"],
        ["", "PPTK", "", "", "", "", ""],
        [],
        ["", "SRI HANDAYANI, S.E.", "", "", "", "", "BUDI RAHARJO"],
        ["", "NIP 19780412 200501 2 004", "", "", "", "", "NIP 19800101 200801 1 002"],
    ]
    return Truth(xlsx(rows), some, foreign=set(accounts))
