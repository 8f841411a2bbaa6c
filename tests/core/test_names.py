"""Names on paper and screens."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.core.names import printed

SAID = (
    "BUDI santoso Wahyu H. hj DRS. BIN II KDMP S.PD ST , O'NEIL I NI A. MA'RUF SITI-NUR dr. DRH "
    "(KETUA) M.M Ng ß İ"
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
        ("H", "H"),
        ("", ""),
    ],
)
def test_names_in_capitals_or_small_letters_are_shown_as_names(typed: str, shown: str) -> None:
    assert printed(typed) == shown


@given(NAMES)
@example("KDMP")
@example("I")
def test_a_name_keeps_its_letters_and_what_is_shown_stays(typed: str) -> None:
    shown = printed(typed)
    assert shown.replace(".", "").casefold() == typed.replace(".", "").casefold()
    assert printed(shown) == shown


@given(st.lists(st.from_regex(r"[A-Z][a-z]{2,8}", fullmatch=True), min_size=1, max_size=4))
def test_a_name_that_is_written_as_a_name_is_left_alone(words: list[str]) -> None:
    name = " ".join(words)
    assert printed(name) == name
    assert printed(name.upper()).casefold() == name.casefold()
