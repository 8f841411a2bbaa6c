"""Badges show what other people must read, and every code can be decoded from a poor scan."""

from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pytest
import zxingcpp

from app.badges.tokens import BadgeToken, parse
from app.documents.badges.pdf import BadgeSheet, render_badges
from app.documents.badges.qr import vector_code
from tests.documents.samples import EVENT, MARKUP, SITE, badge, page_image, page_texts

LONGEST_SITE = "https://" + "x" * 87 + ".id"
A4 = (595.28, 841.89)
LONG_NAME = "R. Ng. Sastradiprawirahardjakusumaningrat Purbonegoro Suryadiningratan"


def quarters(image: npt.NDArray[np.uint8]) -> list[npt.NDArray[np.uint8]]:
    height, width = (side // 2 for side in image.shape)
    return [
        np.ascontiguousarray(image[top : top + height, left : left + width])
        for top in (0, height)
        for left in (0, width)
    ]


def zxing(image: npt.NDArray[np.uint8]) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(image)]


@pytest.mark.parametrize("site", [None, SITE, LONGEST_SITE])
def test_every_code_of_a_sheet_decodes_at_100_dots_per_inch_with_two_decoders(
    site: str | None,
) -> None:
    badges = [badge(number, site=site) for number in range(24)]
    pdf = render_badges(EVENT, badges)
    expected = [view.qr_text for view in badges]
    opencv = cv2.QRCodeDetectorAruco()

    pages = [page_image(pdf, page, 100) for page in range(6)]
    by_zxing = [text for page in pages for text in zxing(page)]
    by_opencv = [opencv.detectAndDecode(part)[0] for page in pages for part in quarters(page)]

    assert sorted(by_zxing) == sorted(expected)
    assert by_opencv == expected


@pytest.mark.parametrize("site", [None, SITE, LONGEST_SITE])
def test_the_code_of_a_card_decodes_at_100_dots_per_inch_with_two_decoders(
    site: str | None,
) -> None:
    badges = [badge(number, site=site) for number in range(12)]
    pdf = render_badges(EVENT, badges, sheet="cr80")
    opencv = cv2.QRCodeDetectorAruco()

    for page, view in enumerate(badges):
        image = page_image(pdf, page, 100)
        assert zxing(image) == [view.qr_text]
        assert opencv.detectAndDecode(image)[0] == view.qr_text


def test_what_a_code_says_is_read_back_as_the_badges_token() -> None:
    (text,) = zxing(page_image(render_badges(EVENT, [badge(5)]), 0, 100))
    token = parse(text)
    assert isinstance(token, BadgeToken)
    assert token == parse(badge(5).qr_text)


@pytest.mark.parametrize("sheet", ["a6", "cr80"])
@pytest.mark.parametrize(("site", "modules"), [(None, 37), (SITE, 45), (LONGEST_SITE, 49)])
def test_a_code_is_at_least_30_mm_wide_with_a_quiet_zone_of_four_modules(
    sheet: BadgeSheet, site: str | None, modules: int
) -> None:
    pdf = render_badges(EVENT, [badge(1, site=site)], sheet=sheet)
    image = page_image(pdf, 0, 300)
    (code,) = zxingcpp.read_barcodes(image)
    top, left = code.position.top_left.y, code.position.top_left.x
    bottom, right = code.position.bottom_left.y, code.position.top_right.x
    assert (right - left) / 300 * 25.4 >= 30

    zone = int((right - left) / modules * 3.9)
    around = image[max(top - zone, 0) : bottom + zone, max(left - zone, 0) : right + zone].copy()
    height, width = around.shape
    assert min(height - (bottom - top), width - (right - left)) >= 2 * zone
    around[zone - 4 : 4 - zone, zone - 4 : 4 - zone] = 255
    assert around.min() == 255


def test_a_text_too_long_for_version_8_is_refused() -> None:
    assert vector_code("A" * 221).modules == 49
    with pytest.raises(ValueError, match="221"):
        vector_code("A" * 222)


def test_four_badges_share_an_a4_sheet_and_a_card_has_its_own_page() -> None:
    badges = [badge(number) for number in range(5)]
    sheets: list[BadgeSheet] = ["a6", "cr80"]
    on_paper, on_cards = (pdfium.PdfDocument(render_badges(EVENT, badges, sheet=s)) for s in sheets)

    assert [page.get_size() for page in on_paper] == [pytest.approx(A4, abs=0.1)] * 2
    assert [page.get_size() for page in on_cards] == [pytest.approx((242.6, 152.6), abs=0.1)] * 5


@pytest.mark.parametrize("sheet", ["a6", "cr80"])
def test_a_badge_shows_name_village_cooperative_kecamatan_role_and_event(sheet: BadgeSheet) -> None:
    (text,) = page_texts(render_badges(EVENT, [badge(1)], sheet=sheet))
    for shown in (
        "Turyanto",
        "Ketua",
        "Gumelem Wetan",
        "Kecamatan Susukan",
        "KOPERASI",
        EVENT.name,
    ):
        assert shown in text


@pytest.mark.parametrize("sheet", ["a6", "cr80"])
def test_names_print_as_they_are_written(sheet: BadgeSheet) -> None:
    names = [MARKUP, "Ňguyễn Đặng Ščřž", "Rr.", LONG_NAME, "Sri " * 20, "X" * 70]
    badges = [badge(number, name) for number, name in enumerate(names)]
    text = " ".join(page_texts(render_badges(EVENT, badges, sheet=sheet)))
    for name in names:
        assert name.strip() in text


def test_a_very_long_name_stays_clear_of_village_and_code() -> None:
    pdf = render_badges(EVENT, [badge(1, LONG_NAME)])
    page = pdfium.PdfDocument(pdf)[0].get_textpage()
    boxes = [page.get_rect(index) for index in range(page.count_rects())]
    texts = [page.get_text_bounded(*box).strip() for box in boxes]
    name = [box for box, text in zip(boxes, texts, strict=True) if text and text in LONG_NAME]
    (village,) = [b for b, text in zip(boxes, texts, strict=True) if text == "Gumelem Wetan"]

    assert len(name) == 2
    assert min(bottom for _, bottom, _, _ in name) > village[3]
    assert max(right for _, _, right, _ in name) <= 105 / 25.4 * 72


def test_the_same_badges_give_the_same_bytes() -> None:
    badges = [badge(1), replace(badge(2), role="partner", role_label="Mitra", title="")]
    assert render_badges(EVENT, badges) == render_badges(EVENT, badges)


def test_no_badges_give_an_empty_document_that_opens() -> None:
    assert len(pdfium.PdfDocument(render_badges(EVENT, []))) == 1
