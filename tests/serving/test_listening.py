"""On which addresses a server listens, and that its worker reads the settings that it has."""

import os
import socket
from pathlib import Path
from types import UnionType
from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic import SecretStr

from app.core.settings import Settings
from app.serving import server
from app.serving.supervisor import settings_environment

ABSENT = "192.0.2.1"
"""An address that no machine has."""


def resolving_to(monkeypatch: pytest.MonkeyPatch, *hosts: str) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, 0)) for host in hosts]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)


@pytest.mark.parametrize("hosts", [(ABSENT, "127.0.0.1"), ("127.0.0.1", ABSENT)])
def test_an_address_that_the_machine_has_not_is_left_out(
    monkeypatch: pytest.MonkeyPatch, hosts: tuple[str, str]
) -> None:
    resolving_to(monkeypatch, *hosts)
    (listener,) = server._listening("localhost", 0)
    with listener:
        assert listener.getsockname()[0] == "127.0.0.1"


def test_whoever_has_none_of_them_cannot_listen(monkeypatch: pytest.MonkeyPatch) -> None:
    resolving_to(monkeypatch, ABSENT)
    with pytest.raises(OSError, match="assign"):
        server._listening("localhost", 0)


def test_a_port_that_is_taken_is_not_left_out() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as taken,
        pytest.raises(OSError, match="in use"),
    ):
        server._listening("127.0.0.1", taken.getsockname()[1])


def unlike_default(annotation: Any) -> Any:
    """Return a value for a setting of this type."""
    if get_origin(annotation) is Literal:
        return get_args(annotation)[-1]
    if isinstance(annotation, UnionType):
        return unlike_default(get_args(annotation)[0])
    if get_origin(annotation) is list:
        return ["https://satu.example", "https://dua.example"]
    if get_origin(annotation) is dict:
        return {"pintu": "1.4.0", "dua kata": "2"}
    values = {
        bool: True,
        int: 7,
        float: 1.0,
        str: "dua kata, x",
        Path: Path("dua kata/x"),
        SecretStr: SecretStr("sebuah rahasia yang cukup panjang untuk semua"),
    }
    return values[annotation]


def test_a_child_reads_every_setting_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {name: unlike_default(of.annotation) for name, of in Settings.model_fields.items()}
    for name, value in given.items():
        monkeypatch.delenv(f"TITIK_TEMU_{name.upper()}", raising=False)
        if isinstance(value, SecretStr):  # a child gets these as this process did
            monkeypatch.setenv(f"TITIK_TEMU_{name.upper()}", value.get_secret_value())
    settings = Settings(**given)
    for name, value in settings_environment(settings).items():
        monkeypatch.setenv(name, value)
    child = Settings(_env_file=None)
    assert child == settings
    assert child.allowed_origins == given["allowed_origins"]
    assert os.environ["TITIK_TEMU_ALLOWED_ORIGINS"].count(",") == 1
