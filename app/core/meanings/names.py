"""Names, words and sentences of answers."""

from typing import Annotated

from pydantic import Field

Cooperative = Annotated[
    str, Field(description="Name of the cooperative", examples=["KDMP Gumelem Wetan"])
]
Village = Annotated[
    str, Field(description="Village of the cooperative", examples=["Gumelem Wetan"])
]
VillageKind = Annotated[
    str,
    Field(
        description="What the village is: `desa`, `kelurahan` (urban), `desa adat` or `tempat` (a "
        "place of the event's own)",
        examples=["desa"],
    ),
]
VillageCodeText = Annotated[
    str,
    Field(
        description="Code of the village: official, or that of one of the event's own places",
        examples=["33.04.01.2003"],
    ),
]
Kecamatan = Annotated[
    str, Field(description="Kecamatan (sub-district) of the village", examples=["Susukan"])
]
Partner = Annotated[str, Field(description="Name of the partner", examples=["Perum Bulog"])]
PartnerCodeText = Annotated[
    str, Field(description="The partner's code in lists and on signs", examples=["BULOG"])
]
Person = Annotated[str, Field(description="The person's name", examples=["Turyanto"])]
EventName = Annotated[
    str, Field(description="Name of the event", examples=["Kontak Bisnis Banjarnegara"])
]
EventPlace = Annotated[
    str,
    Field(description="Where the event is; may be empty", examples=["Aula Sasana Abdi Praja"]),
]
GroupWord = Annotated[
    str,
    Field(
        description="What the groups of its own places are called; empty: kecamatan",
        examples=["Rayon"],
    ),
]
TimeZone = Annotated[
    str, Field(description="IANA name of the event's time zone", examples=["Asia/Jakarta"])
]
TableNumber = Annotated[int, Field(description="Number on the table's sign", examples=[12])]
ZoneText = Annotated[
    str, Field(description="Part of the hall that the table is in; null: none", examples=["A"])
]
SeatPlace = Annotated[
    int, Field(description="Which of the table's seats, counted from 1", examples=[1])
]
SessionName = Annotated[
    str, Field(description="Session that it belongs to; null: none", examples=["pagi"])
]
TitleId = Annotated[
    str, Field(description="Title in Indonesian; may be empty", examples=["Pembukaan"])
]
TitleEn = Annotated[str, Field(description="Title in English; may be empty", examples=["Opening"])]
NoteText = Annotated[
    str,
    Field(
        description="What somebody noted about it; null: nothing",
        examples=["Minta 5 ton per bulan"],
    ),
]
Sentence = Annotated[
    str,
    Field(
        description="The same as a sentence in the caller's language, to be shown to people",
        examples=["53 meja, 10 slot: 530 dari 1.112 permintaan (48%)."],
    ),
]
CodeWord = Annotated[
    str,
    Field(description="A stable word that programs go by", examples=["name_missing"]),
]
Actor = Annotated[
    str,
    Field(
        description="Who did it: a user's name, `device:<id>`, `link:<id>` or a part of the server",
        examples=["panitia"],
    ),
]
TierName = Annotated[
    str,
    Field(
        description="Name of the tier: one aim of the scheduler, of which an earlier one always "
        "counts for more",
        examples=["granted"],
    ),
]
TierFigures = Annotated[
    list[int],
    Field(
        description="The tier's value, in one or more components of which the first counts most",
        examples=[[530]],
    ),
]
SheetText = Annotated[
    str, Field(description="Name of the sheet; empty for CSV", examples=["DATA PESERTA"])
]
Heading = Annotated[
    str, Field(description="Heading of the column as the file has it", examples=["Nama Desa"])
]
FileName = Annotated[
    str, Field(description="Name of the file that was uploaded", examples=["peserta.xlsx"])
]
Username = Annotated[
    str, Field(description="Name with which the user logs in", examples=["panitia"])
]
OfSheet = Annotated[
    str, Field(description="Sheet, where several are read; else empty", examples=[""])
]
