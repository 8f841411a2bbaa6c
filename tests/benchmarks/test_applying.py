"""The benchmark of applying lists, with short ones."""

import pytest

from benchmarks.applying import main


def test_every_list_brings_what_its_name_says(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--rows", "40"])
    lines = [line.strip("| ").split(" | ") for line in capsys.readouterr().out.splitlines()]
    counts = {line[0]: line[1] for line in lines[2:]}
    assert counts["partners, new"] == counts["requests, new"] == "40/0/0/0"
    assert counts["partners, again"] == counts["requests, again"] == "0/0/40/0"
    assert counts["partners, changed"] == counts["requests, changed"] == "0/40/0/0"
    assert len(lines) == 2 + 8
