"""Contacts of partners that no heading names."""

import pytest

from app.sheets.lists.preview import preview


def contacts(*lines: str) -> list[tuple[str, str, str]]:
    found = preview("partners", "\n".join(lines).encode(), "mitra.txt")
    return [(row.name, row.contact_name, row.contact_phone) for row in found.rows]


WANTED = [
    ("PT Pupuk Indonesia", "Budi Utomo", "+6281234567890"),
    ("CV Sumber Rejeki", "Siti Aminah", "+6285712345678"),
]


@pytest.mark.parametrize("order", ["{no}\t{firm}\t{name}\t{phone}", "{firm}\t{phone}\t{name}"])
def test_names_beside_numbers_are_the_contacts(order: str) -> None:
    lines = [
        order.format(no=no, firm=firm, name=name, phone=f"0{phone[3:]}")
        for no, (firm, name, phone) in enumerate(WANTED, 1)
    ]
    assert contacts(*lines) == WANTED


@pytest.mark.parametrize("label", ["PIC", "PIC:", "CP", "Kontak", "Narahubung :", "Contact person"])
def test_what_stands_before_a_contact_in_a_chat_is_no_name(label: str) -> None:
    found = contacts(
        "*Mitra yang sudah konfirmasi:*",
        f"1. PT Pupuk Indonesia - 1 meja - {label} Budi Utomo 0812-3456-7890",
        f"2. CV Sumber Rejeki - 2 meja - {label} Siti Aminah 0857-1234-5678",
    )
    assert found == WANTED
