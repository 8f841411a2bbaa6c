"""Images can be pinned by digest, all or none, and the files that name them agree."""

import re
from pathlib import Path

import pytest

from deploy import images

COMPOSE = Path("compose.yaml").read_text("utf-8")
NAMED = images.images(COMPOSE)


def digest(number: int) -> str:
    return f"sha256:{number:064x}"


def told(tmp_path: Path, *without: str) -> Path:
    file = tmp_path / "digests"
    said = [
        f"{image} {digest(number)}"
        for number, image in enumerate(NAMED.values())
        if image not in without
    ]
    file.write_text("\n".join(said), "utf-8")
    return file


def test_every_image_that_is_fetched_can_be_pinned() -> None:
    assert len(NAMED) == 3
    fetched = re.findall(r"^\s*image: (.+)$", COMPOSE, re.MULTILINE)
    assert all(re.fullmatch(r'"?\$\{[A-Z]+_IMAGE:-\S+\}"?', one) for one in fetched)
    dockerfile = Path("Dockerfile").read_text("utf-8")
    assert re.findall(r"^FROM (\S+)", dockerfile, re.MULTILINE) == ["${PYTHON_IMAGE}"] * 2
    assert f"ARG PYTHON_IMAGE={NAMED['PYTHON_IMAGE']}\n" in dockerfile


def test_pins_take_the_place_of_earlier_ones_and_leave_the_rest(tmp_path: Path) -> None:
    env = tmp_path / ".env"
    env.write_text("POSTGRES_PASSWORD=abc\nCADDY_IMAGE=caddy:2@sha256:old\n", "utf-8")
    for _ in range(2):
        assert images.main(["--from", str(told(tmp_path)), "--env", str(env)]) == 0
    lines = env.read_text("utf-8").splitlines()
    assert lines[0] == "POSTGRES_PASSWORD=abc"
    assert sorted(lines[1:]) == sorted(
        f"{name}={image}@{digest(number)}" for number, (name, image) in enumerate(NAMED.items())
    )


def test_nothing_is_written_unless_every_digest_is_known(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    env, image = tmp_path / ".env", NAMED["CADDY_IMAGE"]
    for file in (told(tmp_path, image), tmp_path / "wrong"):
        (tmp_path / "wrong").write_text(f"{image} latest", "utf-8")
        assert images.main(["--from", str(file), "--env", str(env)]) == 1
        assert not env.exists()
    assert f"no digest of {image}" in capsys.readouterr().err


def test_a_registry_is_asked_by_the_program_that_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "docker"
    program.write_text(f'#!/bin/sh\n[ "$4" = caddy:2 ] && echo {digest(7)} "$6" >&2; exit 1\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert images.asked("caddy:2") == ""
    program.write_text(f'#!/bin/sh\n[ "$6" = "{{{{.Manifest.Digest}}}}" ] && echo {digest(7)}\n')
    assert images.asked("caddy:2") == digest(7)
