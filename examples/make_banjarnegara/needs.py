"""The needs of a cooperative: a few tags, from its kecamatan's products and common needs."""

from collections.abc import Mapping, Sequence

from examples.make_banjarnegara.dice import Dice
from examples.make_banjarnegara.sources import Partner

# Relative frequencies of these needs. One need for credit already makes seven possible meetings,
# so a cooperative that has it is likely to name other offers of the same banks: the total stays
# near the 1,100 to 1,500 requests of such an event.
COMMON_WANTS: Mapping[str, float] = {
    "lpg": 118,
    "pupuk": 118,
    "sembako": 54,
    "obat": 54,
    "pembiayaan": 46,
    "digitalisasi": 30,
    "agen_bank": 6,
    "bahan_bangunan": 34,
    "simpan_pinjam": 6,
    "internet": 20,
    "pasok_mbg": 26,
    "alsintan": 30,
    "benih": 16,
    "klinik": 18,
    "gudang": 10,
    "ppob": 16,
    "penjaminan": 20,
    "pajak_samsat": 12,
    "pendampingan": 4,
    "cold_storage": 12,
    "asuransi": 10,
    "bansos": 8,
    "logistik": 6,
}
BANKING: Mapping[str, float] = {"agen_bank": 60, "simpan_pinjam": 35, "pendampingan": 12, "ppob": 8}
FEWEST_PARTNERS = 3
MOST_PARTNERS = 11


def asked_partners(needs: Sequence[str], partners: Sequence[Partner]) -> list[str]:
    """Return the codes of the partners that offer at least one of these needs."""
    return [partner.code for partner in partners if set(needs) & set(partner.offers)]


class Wishes:
    """Draws the needs of one cooperative after the other."""

    def __init__(
        self, dice: Dice, produce: Mapping[str, Sequence[str]], partners: Sequence[Partner]
    ) -> None:
        self._dice = dice
        self._produce = produce
        self._partners = partners

    def draw(self, kecamatan: str) -> tuple[str, ...]:
        """Return 3 to 6 tags that together 3 to 11 partners offer."""
        while True:
            needs = self._candidate(kecamatan)
            if FEWEST_PARTNERS <= len(asked_partners(needs, self._partners)) <= MOST_PARTNERS:
                return needs

    def _candidate(self, kecamatan: str) -> tuple[str, ...]:
        dice = self._dice
        size = dice.weighted({3: 56, 4: 31, 5: 9, 6: 4})
        drawn: list[str] = []
        produce = dice.shuffled(self._produce[kecamatan])
        drawn.extend(produce[: dice.weighted({0: 10, 1: 60, 2: 30})])
        if dice.chance(0.05):
            drawn.append(dice.pick(self._produce[""]))
        while len(drawn) < size:
            banking = "pembiayaan" in drawn and dice.chance(0.7)
            want = dice.weighted(BANKING if banking else COMMON_WANTS)
            if want not in drawn:
                drawn.append(want)
        return tuple(drawn)
