"""Fictitious people: Javanese names (many of one word), positions and unused phone numbers."""

from dataclasses import dataclass

from examples.make_banjarnegara.dice import Dice


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


MEN = _words(
    """
    Slamet Tugiman Wagiyo Sarno Karyono Suparman Mulyono Teguh Agung Dwi Eko Budi Heri
    Kuswanto Marsudi Ngadino Paryono Rusmanto Sukamto Tarjo Wasis Yatno Gunawan Supriyadi
    Suyitno Tukiran Warsono Parmin Kasman Darmaji Sutarno Giyono Bagus Wahyudi Trimo Narto
    Sunardi
    """
)
WOMEN = _words(
    """
    Sri Endang Retno Ngatini Partini Sulastri Lestari Puji Dewi Tri Yatmi Sumarni Karsini
    Wagini Tarsih Ratna Mujiati Suharti Ngatiyem Poniyem Kasinem Winarsih Rumini Sutinah
    Nuryati Ika Dwi Eni Umi Haryati Tutik Yuliana Kartini Sugiyanti
    """
)
MEN_LATER = _words(
    """
    Santoso Prasetyo Wibowo Nugroho Saputro Utomo Setiyono Kurniawan Susanto Widodo Hartono
    Purnomo Riyadi Haryanto Sasongko Wicaksono Pambudi Raharjo Subekti Atmojo
    """
)
WOMEN_LATER = _words(
    """
    Handayani Lestari Wulandari Astuti Rahayu Puspitasari Setyowati Kusumawati Purwanti
    Utami Ningsih Anggraeni Widyastuti Pratiwi Indriyani Hartati Mulyani Sayekti
    """
)
DEGREES = ("S.E.", "S.Pd.", "S.P.", "A.Md.", "S.Sos.")
POSITIONS = {
    "Ketua": 62.0,
    "Sekretaris": 13.0,
    "Bendahara": 9.0,
    "Wakil Ketua Bidang Usaha": 9.0,
    "Wakil Ketua Bidang Keanggotaan": 7.0,
}
PREFIXES = _words(
    """
    811 812 813 815 816 819 821 822 823 831 838 851 852 853 856 857 858 859 877 878 881 882
    888 895 896 897 898 899
    """
)


@dataclass(frozen=True)
class Person:
    """A name as its bearer writes it, with the polite title that a list may put before it."""

    name: str
    title: str


def person(dice: Dice) -> Person:
    """Invent a person; about one name in five is a single word."""
    is_man = dice.chance(0.6)
    first, later = (MEN, MEN_LATER) if is_man else (WOMEN, WOMEN_LATER)
    words = [dice.pick(first)]
    if dice.chance(0.79):
        words.append(dice.pick(later))
        if dice.chance(0.08):
            words.append(dice.pick(later))
    name = " ".join(words)
    if len(words) > 1 and dice.chance(0.08):
        name += f", {dice.pick(DEGREES)}"
    return Person(name, dice.pick(("Bapak", "Bpk.", "Sdr.") if is_man else ("Ibu", "Sdri.")))


class Numbers:
    """National mobile numbers of the form 8PP0000NNNN, never the same twice.

    The operators do not use numbers of this form, so that no message can reach a real person.
    """

    def __init__(self, dice: Dice) -> None:
        self._dice = dice
        self._given: set[int] = set()

    def next(self) -> str:
        """Return a new number without the leading 0."""
        while (tail := self._dice.between(1000, 9999)) in self._given:
            pass
        self._given.add(tail)
        return f"{self._dice.pick(PREFIXES)}0000{tail}"
