"""A hall's phones enrol one after the other from one address; guesses of codes are limited."""

from app.core.http.limits import AttemptLimiter
from tests.api import Api
from tests.devices.phones import enrol, provision


def test_only_codes_that_do_not_work_are_counted(api: Api) -> None:
    api.app.state.address_limiter = AttemptLimiter("3/minute")
    codes = [provision(api, name=f"Pintu {n}")["enrolment"]["code"] for n in range(6)]
    for code in codes[:5]:
        enrol(api, code)
    for _ in range(3):
        enrol(api, "salah-salah-salah", 401)
    enrol(api, "salah-salah-salah", 429)
    enrol(api, codes[5], 429)
