"""Limits on log-in attempts, which no stranger can use to lock a user out.

Each network has its share of attempts. Besides, a user name has one for all networks and browsers
from which that user has never logged in: it slows guessing from many networks. Whoever has spent it
keeps nobody out who comes from where they came before: such attempts are not counted in it. A
browser with which a user has logged in has a share of its own, besides its network's: strangers in
the same hall, who may have the same address, cannot spend it.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections import OrderedDict
from threading import Lock
from typing import Final

from fastapi import Request, Response
from starlette.datastructures import State

from app.auth.principal import Principal
from app.core.http.limits import AttemptLimiter, client_network
from app.core.sealing import SealBrokenError, sealer_on
from app.core.settings import Settings

COOKIE: Final = "titik_temu_known"
"""Proves that a user has logged in with this browser."""
_A_YEAR: Final = 365 * 24 * 3600
_LONGEST_USERNAME: Final = 80
_MOST_KNOWN: Final = 10_000


class LoginLimits:
    """The limits of this process, and where its users have logged in."""

    def __init__(self, per_network: str, per_user: str) -> None:
        self._networks = AttemptLimiter(per_network, "log-ins")
        self._browsers = AttemptLimiter(per_network, "log-ins")
        # Nobody is told what is left: it would say from where a user has logged in.
        self._users = AttemptLimiter(per_user)
        self._known: OrderedDict[tuple[str, str], None] = OrderedDict()
        self._lock = Lock()

    def check(self, network: str, username: str, browser: str | None = None) -> None:
        """Count an attempt; TooManyRequestsError.

        `browser` names a browser that has proved that the user has logged in with it.
        """
        if browser is not None:
            self._browsers.check(browser)
            return
        self._networks.check(network)
        name = _short(username)
        with self._lock:
            is_known = (name, network) in self._known
        if not is_known:
            self._users.check(name)

    def succeeded(self, network: str, username: str) -> None:
        """Note from where a user has logged in."""
        with self._lock:
            self._known[(_short(username), network)] = None
            self._known.move_to_end((_short(username), network))
            if len(self._known) > _MOST_KNOWN:
                self._known.popitem(last=False)


def install_limits(state: State, settings: Settings) -> None:
    """Give an application its limits of attempts and of public tokens."""
    state.address_limiter = AttemptLimiter(settings.login_rate, "attempts")
    state.factor_limiter = AttemptLimiter(settings.factor_rate, "codes")
    state.login_limits = LoginLimits(settings.login_rate, settings.login_rate_per_user)
    state.agenda_limiter = AttemptLimiter(settings.agenda_rate, "agendas")


def check_login_rate(request: Request, username: str) -> None:
    """Count an attempt to log in; TooManyRequestsError."""
    limits: LoginLimits = request.app.state.login_limits
    limits.check(client_network(request), username, _known_browser(request, username))


def check_own_rate(request: Request, caller: Principal) -> None:
    """Count an attempt of a user who is logged in to prove it again; TooManyRequestsError."""
    request.app.state.address_limiter.check(f"own:{caller.user_id}")


def note_login(request: Request, username: str) -> None:
    """Note that a log-in has succeeded."""
    limits: LoginLimits = request.app.state.login_limits
    limits.succeeded(client_network(request), username)


def remember_browser(request: Request, response: Response, username: str, *, secure: bool) -> None:
    """Let a browser prove next time that a user has logged in with it."""
    sealed = sealer_on(request.app.state.engine).seal(_short(username).encode(), COOKIE)
    response.set_cookie(
        COOKIE,
        urlsafe_b64encode(sealed).decode(),
        max_age=_A_YEAR,
        path="/login",
        httponly=True,
        samesite="lax",
        secure=secure,
    )


def _known_browser(request: Request, username: str) -> str | None:
    """Return what names the browser, if it proves that this user has logged in with it.

    The name is that of the mark itself, not of how the cookie writes it, which has many ways.
    """
    try:
        mark = urlsafe_b64decode(request.cookies.get(COOKIE, ""))
        known = sealer_on(request.app.state.engine).open(mark, COOKIE).decode()
    except (SealBrokenError, ValueError):
        return None
    return mark.hex() if known == _short(username) else None


def _short(username: str) -> str:
    return username.strip().lower()[:_LONGEST_USERNAME]
