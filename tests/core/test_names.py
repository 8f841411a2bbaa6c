"""Names on paper and screens."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.core.names import printed

SAID = (
    "BUDI santoso Wahyu H. hj DRS. BIN II KDMP KSP. (kud) S.PD ST se MM , S. KOM O'NEIL I NI A. "
    "MA'RUF SITI-NUR dr. DRH (KETUA) M.M Ng ß İ"
)
WORDS = st.sampled_from(SAID.split())
NAMES = st.one_of(st.text(max_size=30), st.lists(WORDS, max_size=6).map(" ".join))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("BUDI SANTOSO, S.PD", "Budi Santoso, S.Pd."),
        ("budi santoso, s.pd., m.m", "Budi Santoso, S.Pd., M.M."),
        ("BUDI SANTOSO S.PD", "Budi Santoso S.Pd."),
        ("BUDI SANTOSO, S.Pd", "Budi Santoso, S.Pd"),
        ("SRI LESTARI, ST", "Sri Lestari, S.T."),
        ("SRI LESTARI SE", "Sri Lestari S.E."),
        ("SRI LESTARI, SKM", "Sri Lestari, SKM"),
        ("H. ABDUL WAHID", "H. Abdul Wahid"),
        ("HJ SITI AMINAH", "Hj. Siti Aminah"),
        ("KH. MA'RUF AMIN", "K.H. Ma'ruf Amin"),
        ("DRS. SUGENG", "Drs. Sugeng"),
        ("DRH. WULAN", "drh. Wulan"),
        ("dr. wulan", "dr. Wulan"),
        ("DR. WULAN", "Dr. Wulan"),
        ("AHMAD BIN ALI", "Ahmad bin Ali"),
        ("FATIMAH BINTI UMAR", "Fatimah binti Umar"),
        ("PAKUBUWONO XII", "Pakubuwono XII"),
        ("I WAYAN SUDRA", "I Wayan Sudra"),
        ("NI MADE RAI", "Ni Made Rai"),
        ("NI LUH PUTU", "Ni Luh Putu"),
        ("NUR'AINI", "Nur'aini"),
        ("O'NEIL", "O'Neil"),
        ("SITI-NUR", "Siti-Nur"),
        ("M. ALI", "M. Ali"),
        ("MOH. A.R. HAKIM", "Moh. A.R. Hakim"),
        ("TURYANTO", "Turyanto"),
        ("turyanto", "Turyanto"),
        ("KDMP GUMELEM WETAN", "KDMP Gumelem Wetan"),
        ("kdmp gumelem wetan", "KDMP Gumelem Wetan"),
        ("KOPERASI DESA MERAH PUTIH BERTA II", "Koperasi Desa Merah Putih Berta II"),
        ("Sri Mulyani", "Sri Mulyani"),
        ("Budi SANTOSO", "Budi SANTOSO"),
        ("van der Berg", "van der Berg"),
        ("dr. BUDI SANTOSO", "dr. Budi Santoso"),
        ("SUKARNO, KETUA", "Sukarno, Ketua"),
        ("BUDI SANTOSO SE MM", "Budi Santoso S.E. M.M."),
        ("BUDI SANTOSO SH MH", "Budi Santoso S.H. M.H."),
        ("BUDI SANTOSO SE., MM", "Budi Santoso S.E., M.M."),
        ("budi st mt", "Budi S.T. M.T."),
        ("DRS H BUDI", "Drs. H. Budi"),
        ("Drs. H BUDI", "Drs. H. Budi"),
        ("DR HJ SITI", "Dr. Hj. Siti"),
        ("PROF DR BUDI", "Prof. Dr. Budi"),
        ("PROF DR IR H BUDI SE MM", "Prof. Dr. Ir. H. Budi S.E. M.M."),
        ("KUD. MAKMUR", "KUD. Makmur"),
        ("ksp. makmur", "KSP. Makmur"),
        ("CV. MAKMUR", "CV. Makmur"),
        ("PT. MAKMUR TBK.", "PT. Makmur Tbk."),
        ("P.T. MAKMUR", "P.T. Makmur"),
        ("MAKMUR, PT.", "Makmur, PT."),
        ("GUMELEM WETAN (KDMP)", "Gumelem Wetan (KDMP)"),
        ("gumelem wetan (kdmp)", "Gumelem Wetan (KDMP)"),
        ("KOPERASI SP", "Koperasi SP"),
        ("KOPERASI MAJU SE", "Koperasi Maju Se"),
        ("KUD H MAKMUR, ST", "KUD H Makmur, ST"),
        ("MA´RUF", "Ma´ruf"),
        ("MA‘RUF", "Ma‘ruf"),
        ("O´NEIL", "O´Neil"),
        ("RENE\u0301 BUDI", "Ren\u00e9 Budi"),
        ("BUDI, S. KOM", "Budi, S.Kom."),
        ("BUDI, S. PD. I, M M", "Budi, S.Pd.I., M.M."),
        ("budi, ph. d", "Budi, Ph.D."),
        ("BUDI, S. KOM M.M", "Budi, S.Kom. M.M."),
        ("H", "H"),
        ("", ""),
    ],
)
def test_names_in_capitals_or_small_letters_are_shown_as_names(typed: str, shown: str) -> None:
    assert printed(typed) == shown


def bare(name: str) -> str:
    """A name's letters, however they are written."""
    letters = "".join(mark for mark in name if mark != "." and not mark.isspace())
    return unicodedata.normalize("NFD", unicodedata.normalize("NFD", letters).casefold())


@given(NAMES)
@example("KDMP")
@example("I")
@example("H SE")
@example("A SE MM")
@example("H HJ")
@example("AJ\u030c")
@example("KSP. ST")
@example("0ß")
def test_a_name_keeps_its_letters_and_what_is_shown_stays(typed: str) -> None:
    shown = printed(typed)
    assert bare(shown) == bare(typed)
    assert printed(shown) == shown


@given(st.lists(st.from_regex(r"[A-Z][a-z]{2,8}", fullmatch=True), min_size=1, max_size=4))
def test_a_name_that_is_written_as_a_name_is_left_alone(words: list[str]) -> None:
    name = " ".join(words)
    assert printed(name) == name
    assert printed(name.upper()).casefold() == name.casefold()
