"""Codes of apps and recovery codes, as pure rules."""

from datetime import UTC, datetime

from app.auth.factors import codes

RFC_SECRET = b"12345678901234567890"
RFC_6238 = {
    59: "287082",
    1111111109: "081804",
    1111111111: "050471",
    1234567890: "005924",
    2000000000: "279037",
    20000000000: "353130",
}
"""Appendix B, the last six digits."""


def _at(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def test_codes_are_those_of_the_standard() -> None:
    shown = {at: codes.code_at(RFC_SECRET, codes.step_of(_at(at))) for at in RFC_6238}
    assert shown == RFC_6238


def test_a_code_counts_a_step_early_and_late_and_no_further() -> None:
    step = codes.step_of(_at(1_000_000))
    counts = [
        codes.matched_step(RFC_SECRET, codes.code_at(RFC_SECRET, step + beside), _at(1_000_000), 0)
        for beside in (-2, -1, 0, 1, 2)
    ]
    assert counts == [None, step - 1, step, step + 1, None]


def test_neither_a_used_code_nor_one_before_it_counts() -> None:
    now = _at(1_000_000)
    step = codes.step_of(now)
    shown = {beside: codes.code_at(RFC_SECRET, step + beside) for beside in (-1, 0, 1)}
    assert codes.matched_step(RFC_SECRET, shown[0], now, step) is None
    assert codes.matched_step(RFC_SECRET, shown[-1], now, step) is None
    assert codes.matched_step(RFC_SECRET, shown[1], now, step) == step + 1


def test_recovery_codes_are_ten_different_ones_that_no_app_shows() -> None:
    made = codes.make_recovery_codes()
    assert len({codes.typed(code) for code in made}) == codes.RECOVERY_CODES
    assert not any(codes.is_of_app(codes.typed(code)) for code in made)
    assert codes.typed(" 12 34-56 ") == "123456"


def test_an_address_for_an_app_names_the_user_and_no_other_parameters() -> None:
    address = codes.app_address(RFC_SECRET, "a&secret=x:y", "Titik Temu")
    assert address.startswith("otpauth://totp/Titik%20Temu:a%26secret%3Dx%3Ay?secret=GEZDGNBV")
