"""An officer at the pages of lists, whose clicks and typed fields are counted."""

from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

EXAMPLES = Path(__file__).parents[3] / "examples" / "banjarnegara"
FILES = {"attendees": "peserta.xlsx", "partners": "mitra.xlsx", "requests": "permintaan.csv"}
SETTLED = {
    23: "Karsiman",
    139: "Suparno",
    105: "Lengkong, Kec. Rakit",
    154: "Ya, isinya bergeser",
    206: "Keduanya datang",
    311: "Hanya",
    271: "Sirukun",
    300: "Beji, Kec. Pandanarum",
    302: "Karangtengah, Kec. Wanayasa",
    312: "",
}
"""What the officer knows of rows of the list of attendees: a choice, a name, or nothing."""


@dataclass
class Officer:
    """Somebody who uses the pages."""

    page: Page
    path: str
    """Address of the event's lists."""
    clicks: int = 0
    typed: int = 0
    settled: list[int] = field(default_factory=list)

    def click(self, what: Locator) -> None:
        """Click, and count it."""
        self.clicks += 1
        what.click()

    def type_into(self, what: Locator, text: str) -> None:
        """Type, and count it."""
        self.typed += 1
        what.fill(text)

    def upload(self, kind: str) -> None:
        """Choose a file of the overview, which sends it."""
        self.clicks += 1
        self.page.goto(self.path)
        with self.page.expect_navigation():
            self.page.locator(f"#{kind} input[type=file]").set_input_files(EXAMPLES / FILES[kind])
        expect(self.page.get_by_role("heading", level=1)).to_have_text(FILES[kind])

    def settle(self) -> None:
        """Settle the first row that waits, until none does."""
        while self.page.locator("article.list-waiting").count():
            self._settle_one(self.page.locator("article.list-waiting").first)

    def _settle_one(self, row: Locator) -> None:
        heading = row.get_by_role("heading").inner_text()
        number = int("".join(filter(str.isdigit, heading)))
        self.settled.append(number)
        assert len(self.settled) < 40, self.settled
        known = SETTLED.get(number)
        choices = row.locator(".list-choices button")
        if known and choices.filter(has_text=known).count():
            self._send(choices.filter(has_text=known).first)
        elif choices.count():
            self._send(choices.first)
        elif known:
            self.type_into(row.get_by_label("Nama"), known)
            self._send(row.get_by_role("button", name="Simpan isian"))
        else:
            self.click(row.get_by_text("Jangan masukkan baris ini"))
            self._send(row.get_by_role("button", name="Jangan masukkan", exact=True))

    def _send(self, button: Locator) -> None:
        with self.page.expect_navigation():
            self.click(button)

    def apply(self) -> None:
        """Apply the list that is shown, after reading what that does."""
        with self.page.expect_navigation():
            self.click(self.page.get_by_role("button", name="Terapkan"))
        expect(self.page.get_by_role("heading", level=1)).to_contain_text("Terapkan")
        with self.page.expect_navigation():
            self.click(self.page.get_by_role("button", name="Terapkan"))
        expect(self.page.get_by_text("Daftar diterapkan")).to_be_visible()
