"""Messages: lists handed round, answers village by village, and what was copied on the way."""

from functools import partial

from tests.sheets.fresh.case import Person, Truth, fresh, people, person
from tests.sheets.fresh.eleventh.parts import ACEH, bare, dashed, spaced
from tests.sheets.fresh.files import lines
from tests.sheets.fresh.office import Office

talk = partial(fresh, 11)


@talk("a list handed round in a group: everybody copies it and adds a line")
def _(o: Office) -> Truth:
    some = bare(people(o, 7))
    said = ["30/06/25 19.02 - Pesan dan panggilan dienkripsi secara end-to-end."]
    for upto in range(1, 8):
        said.append(f"30/06/25 19.{upto + 10} - {o.name()}: *List peserta kontak bisnis*")
        said += [f"{i}. {p.name} / {p.desa} / {p.local}" for i, p in enumerate(some[:upto], 1)]
    said.append("30/06/25 20.15 - Admin Dinas: Matur nuwun, ditutup nggih 🙏")
    return Truth(lines(*said), some)


@talk("each village answers with its board, labels before the names and numbers in brackets")
def _(o: Office) -> Truth:
    said: list[str] = []
    some: list[Person] = []
    for i, village in enumerate(o.some(6)):
        a, b = person(o, village, "Ketua"), person(o, village, "Sekretaris")
        said += [
            f"[29/06/25 {i + 8}.20.11] ~ {o.name()}: Desa: {village.name}",
            f"Kecamatan: {village.kecamatan}",
            f"Ketua: {a.name} ({dashed(a)})",
            f"Sekretaris: {b.name} ({dashed(b)})",
        ]
        some += [a, b]
    return Truth(lines(*said), some)


@talk("Telegram copied from its window", regions=("11.08",))
def _(o: Office) -> Truth:
    o.call(ACEH)
    some = people(o, 9)
    said: list[str] = []
    for i, p in enumerate(some):
        said += [
            f"{o.name()}, [01.07.2025 {i + 8:02}:14]",
            f"Assalamualaikum, {p.name}, {p.position} KDMP Gampong {p.desa}, {p.local}",
            "",
        ]
    return Truth(lines(*said), some)


@talk("a poll of who comes: ticks and crosses before the villages, people after them")
def _(o: Office) -> Truth:
    some = bare(people(o, 9))
    away = o.some(3)
    said = ["REKAP KONFIRMASI (update jam 15.00)", "✅ = hadir, ❌ = belum ada kabar", ""]
    for i, p in enumerate(some):
        said.append(f"✅ {p.desa} : Bu {p.name} {spaced(p)}")
        if i < 3:
            said.append(f"❌ {away[i].name} :")
    return Truth(lines(*said), some)


@talk("names and numbers of a district whose villages stand in brackets behind")
def _(o: Office) -> Truth:
    group = o.districts(1, 7)[0]
    some = [Person(o.name(), village, o.phone(), "") for village in group]
    said = [f"Assalamu'alaikum, utusan dari Kec. {group[0].kecamatan} njih:"]
    said += [f"{p.name} {p.local} ({p.desa})" for p in some]
    said += ["Total 7 orang. Suwun."]
    return Truth(lines(*said), some)
