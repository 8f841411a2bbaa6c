"""A provider that runs beside the tests, reached over HTTP."""

from collections.abc import Iterator
from datetime import UTC, datetime
from threading import Thread

import pytest
from oidc_provider_mock import User as Account
from oidc_provider_mock import app as provider_app
from pydantic import SecretStr
from werkzeug.serving import make_server

from app.auth.provider.discovery import Provider
from app.core.settings import Settings
from tests.api import Api
from tests.conftest import StillClock

ACCOUNTS = (
    Account(sub="1", claims={"email": "siti@dinas.example.id", "email_verified": True}),
    Account(sub="2", claims={"email": "budi@dinas.example.id", "email_verified": False}),
)


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    server = make_server("localhost", 0, provider_app(user_claims=ACCOUNTS), threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def clock() -> StillClock:
    return StillClock(datetime.now(UTC))  # the provider's own clock


@pytest.fixture
def there(api: Api, issuer: str) -> str:
    """Let the installation know the provider."""
    settings = Settings(oidc_issuer=issuer, oidc_client_secret=SecretStr("rahasia"))
    api.app.state.provider = Provider(settings)
    return issuer
