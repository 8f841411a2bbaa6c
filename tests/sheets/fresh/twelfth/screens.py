"""Exports of forms, ticket shops, phones and banks."""

from dataclasses import replace
from functools import partial

from tests.sheets.fresh.case import Truth, fresh, people
from tests.sheets.fresh.files import Row, lines, text, xls, xlsx
from tests.sheets.fresh.office import Office
from tests.sheets.fresh.twelfth.hands import desa, hp, jab, kec, nama

twelfth = partial(fresh, 12)


@twelfth("form with questions in Javanese")
def _(o: Office) -> Truth:
    some = people(o, 10)
    some[0] = replace(some[0], name="Paijo")
    some[6] = replace(some[6], name="Siti Khotimah Al-Hafidz, S.Pd.I")
    rows: list[Row] = [
        [
            "Stempel waktu",
            "Asma jangkep panjenengan (nama lengkap)",
            "Saking desa pundi?",
            "Kecamatan",
            "Dados punapa wonten koperasi? (jabatan)",
            "Nomer WA ingkang aktif",
            "Badhe rawuh jam pinten?",
        ]
    ]
    rows += [
        [
            f"2025/06/{i + 10} 7:0{i % 10}:11 PM GMT+7",
            nama(p),
            desa(p),
            kec(p),
            jab(p),
            hp(p),
            "8",
        ]
        for i, p in enumerate(some)
    ]
    return Truth(text(rows, ","), some, foreign={"2025/06/10 7:00:11 PM GMT+7"})


@twelfth("survey export in two heading rows with Open-Ended Response")
def _(o: Office) -> Truth:
    english = {"Ketua": "Chairperson", "Sekretaris": "Secretary", "Bendahara": "Treasurer"}
    some = people(o, 9)
    rows: list[Row] = [
        [
            "Respondent ID",
            "Collector ID",
            "Start Date",
            "IP Address",
            "What is your full name?",
            "Which village does your cooperative belong to?",
            "Kecamatan / sub-district",
            "What is your role in the cooperative?",
            "",
            "Mobile number (WhatsApp)",
        ],
        [
            "",
            "",
            "",
            "",
            "Open-Ended Response",
            "Open-Ended Response",
            "Open-Ended Response",
            "Response",
            "Other (please specify)",
            "Open-Ended Response",
        ],
    ]
    rows += [
        [
            118_400_200 + i,
            445_120,
            "06/21/2025 10:12:31 AM",
            f"36.72.14.{i + 11}",
            nama(p),
            desa(p),
            kec(p),
            english[p.position or "Ketua"],
            "",
            p.phone,
        ]
        for i, p in enumerate(some)
    ]
    wanted = [replace(p, position=None) for p in some]
    return Truth(xlsx(rows), wanted, foreign={"36.72.14.11", "118400200", "445120"})


@twelfth("survey of the field with groups before the names of the questions")
def _(o: Office) -> Truth:
    some = people(o, 10)
    rows: list[Row] = [
        [
            "start",
            "end",
            "deviceid",
            "identitas/nama_responden",
            "identitas/desa",
            "identitas/kecamatan",
            "identitas/jabatan_di_koperasi",
            "identitas/no_hp_wa",
            "lokasi/_titik_latitude",
            "usaha/omzet_bulan_lalu",
            "_id",
            "_uuid",
            "_submission_time",
        ]
    ]
    rows += [
        [
            "2025-06-18T09:10:11.000+07:00",
            "2025-06-18T09:20:11.000+07:00",
            "collect:k3jWq",
            p.name,
            p.desa,
            p.kec,
            p.position.lower() if p.position else "",
            p.local,
            "-7.3954",
            12_500_000 + i,
            8_812_345_670 + i,
            f"c0ffee{i:02}-1111-4222-8333-abcdefabcdef",
            "2025-06-18T02:21:00",
        ]
        for i, p in enumerate(some)
    ]
    return Truth(text(rows, ";"), some, foreign={"8812345670", "8812345671", "12500000"})


@twelfth("orders of a ticket shop with first and last name apart")
def _(o: Office) -> Truth:
    some = [replace(p, position="") for p in people(o, 9)]
    rows: list[Row] = [
        [
            "Order #",
            "Order Date",
            "Ticket Type",
            "First Name",
            "Last Name",
            "Cell Phone",
            "Asal Desa",
            "Kecamatan",
            "Total Paid",
            "Attendee Status",
        ]
    ]
    rows += [
        [
            7_002_213_440 + i,
            "2025-06-11 13:02:11+07:00",
            "Pengurus KDMP",
            p.name.split(" ")[0],
            " ".join(p.name.split(" ")[1:]),
            p.phone,
            p.desa,
            p.kec,
            "0.00",
            "Attending",
        ]
        for i, p in enumerate(some)
    ]
    return Truth(text(rows, ","), some, foreign={"7002213440", "Attending"})


@twelfth("contacts of a phone, saved as a table")
def _(o: Office) -> Truth:
    some = people(o, 8)
    rows: list[Row] = [
        [
            "First Name",
            "Middle Name",
            "Last Name",
            "Nickname",
            "Organization Name",
            "Organization Title",
            "Birthday",
            "Notes",
            "Labels",
            "Phone 1 - Label",
            "Phone 1 - Value",
        ]
    ]
    rows += [
        [
            a,
            b,
            c,
            "",
            f"KDMP {p.desa}",
            p.position,
            "",
            "",
            "Kontak Bisnis ::: * myContacts",
            "Mobile",
            f"+62 {p.phone[3:6]}-{p.phone[6:10]}-{p.phone[10:]}",
        ]
        for p in some
        for a, b, c in [p.name.split(" ")]
    ]
    return Truth(text(rows, ","), some, foreign={"Kontak Bisnis ::: * myContacts"})


@twelfth("customers of a bank between upright strokes")
def _(o: Office) -> Truth:
    some = [replace(p, position="") for p in people(o, 10)]
    numbers = [f"{o.rng.randrange(10**7, 10**8)}" for _ in some]
    said = ["CABANG BANJARNEGARA            TGL CETAK 23-06-2025", ""]
    said += ["CIF|NAMA NASABAH|ALAMAT_1|ALAMAT_2|KODEPOS|HP_NASABAH|SALDO_AKHIR|KOLEK"]
    said += [
        f"{cif}|{p.name.upper()}|DS {p.desa.upper()} RT 0{i % 9 + 1}/02|KEC {p.kec.upper()}|53471|"
        f"{p.local}|{i + 3}.450.000,00|1"
        for i, (p, cif) in enumerate(zip(some, numbers, strict=True))
    ]
    return Truth(lines(*said, code="cp1252", end="\r\n"), some, foreign={*numbers, "53471"})


@twelfth("messages sent to a number as DAFTAR#NAMA#DESA#KECAMATAN#JABATAN")
def _(o: Office) -> Truth:
    some = people(o, 8)
    rows: list[Row] = [["No", "Pengirim", "Waktu", "Isi Pesan"]]
    rows += [
        [i, p.phone, "22/06/2025 08:11", f"DAFTAR#{p.name}#{p.desa}#{p.kec}#{p.position}"]
        for i, p in enumerate(some, 1)
    ]
    alike = [replace(p, phone="") for p in some]
    return Truth(xls(rows), [], open=some, alike=alike)
