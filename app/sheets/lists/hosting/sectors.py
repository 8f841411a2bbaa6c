"""Offers that stand under a heading of sectors, such as `Bidang`."""

from app.sheets.layout.reading import OpenedList
from app.sheets.values.tags import Taxonomy

_MOSTLY = 0.5


def take_sectors_for_offers(opened: OpenedList, taxonomy: Taxonomy) -> None:
    """Take a column of sectors for offers, to be confirmed, in a list that has none of those.

    So it is where at least half of its cells are known offers.
    """
    index = opened.fields.get("sector")
    if index is None or "offers" in opened.fields or opened.columns[index].basis == "user":
        return
    texts = [t for d in opened.split.data if (t := "".join(d.texts[index : index + 1]).strip())]
    known = sum(bool(taxonomy.read(text).tags) for text in texts)
    if texts and known >= _MOSTLY * len(texts):
        opened.fields["offers"] = opened.fields.pop("sector")
        column = opened.columns[index]
        column.means, column.basis = "offers", "contents"
