"""The licence is the same wherever it is named, and the villages' data keep their own."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from app.core.locale import LOCALES, Locale, text

ROOT = Path(__file__).parents[2]
LICENCE = "Apache-2.0"


def test_the_text_is_the_apache_license() -> None:
    lines = (ROOT / "LICENSE").read_text("utf-8").split()
    assert lines[:5] == ["Apache", "License", "Version", "2.0,", "January"]
    assert "END OF TERMS AND CONDITIONS" in (ROOT / "LICENSE").read_text("utf-8")


def test_packages_and_image_name_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["license"] == LICENCE
    assert all((ROOT / name).is_file() for name in project["license-files"])
    assert json.loads((ROOT / "package.json").read_text("utf-8"))["license"] == LICENCE
    label = re.search(r'image\.licenses="(.+)"', (ROOT / "Dockerfile").read_text("utf-8"))
    assert label is not None
    assert label[1] == LICENCE


@pytest.mark.parametrize("locale", LOCALES)
def test_the_pages_name_it_and_that_of_the_data(locale: Locale) -> None:
    assert LICENCE in text("web.licences", locale)
    assert "ODbL 1.0" in text("web.data_licence", locale)
