"""What is missing on a machine is said first and last, with the way to come by it."""

from pathlib import Path

import pytest

from tests.surroundings import needs

pytest_plugins = ["pytester"]
PLUGIN = ("-p", "tests.surroundings.telling", "-p", "no:cacheprovider")
PAGES = """
    import pytest
    from tests.surroundings.needs import CHROMIUM, POSTGRESQL, skip_or_fail

    @pytest.fixture(scope="module")
    def browser():
        skip_or_fail(CHROMIUM)

    @pytest.mark.parametrize("size", ["phone", "laptop"])
    def test_a_page(browser, size): ...

    def test_a_database():
        skip_or_fail(POSTGRESQL, "it does not start")

    def test_something_else():
        pytest.skip("no reason of ours")

    def test_a_rule(): ...
"""


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, pytester: pytest.Pytester) -> pytest.Pytester:
    """A machine with an installer and nothing else, and a suite that wants a browser."""
    programs = pytester.mkdir("programs")
    (programs / "apt-get").touch(mode=0o755)
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.delenv("TITIK_TEMU_NO_SKIPS", raising=False)
    monkeypatch.setenv("TITIK_TEMU_TEST_POSTGRES", "postgresql://somewhere")
    pytester.makepyfile(PAGES)
    return pytester


def test_the_first_lines_say_what_is_missing_and_how_to_come_by_it(bare: pytest.Pytester) -> None:
    told = bare.runpytest_inprocess(*PLUGIN).outlines
    first = next(line for line in told if line.startswith("WITHOUT Chromium"))
    assert first == (
        "WITHOUT Chromium: tests of pages in a browser will be skipped; "
        "to run them: sudo apt-get install chromium"
    )
    assert told.index(first) < told.index(next(line for line in told if line.startswith("test_")))


def test_the_last_lines_say_how_many_tests_it_cost(bare: pytest.Pytester) -> None:
    result = bare.runpytest_inprocess(*PLUGIN, "-ra")
    result.assert_outcomes(passed=1, skipped=4)
    assert result.outlines[-3:-1] == [
        "WITHOUT Chromium: 2 tests skipped; to run them: sudo apt-get install chromium",
        "WITHOUT PostgreSQL: 1 test skipped; to run them: "
        "export TITIK_TEMU_TEST_POSTGRES=postgresql://USER@HOST/DATABASE",
    ]


def test_where_skips_are_forbidden_the_tests_fail(
    bare: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TITIK_TEMU_NO_SKIPS", "1")
    result = bare.runpytest_inprocess(*PLUGIN)
    result.assert_outcomes(passed=1, skipped=1, failed=1, errors=2)
    result.stdout.fnmatch_lines(["WITHOUT Chromium: tests of pages in a browser fail; *"])
    assert not result.outlines[-2].startswith("WITHOUT")


def test_nothing_is_said_of_what_is_there(
    bare: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    (Path(bare.path) / "programs/chromium").touch(mode=0o755)
    told = bare.runpytest_inprocess(*PLUGIN).stdout.str()
    assert "WITHOUT Chromium: tests" not in told
    assert "WITHOUT PostgreSQL: tests" not in told


@pytest.mark.parametrize(
    ("program", "command"),
    [
        ("brew", "brew install --cask chromium"),
        ("pacman", "sudo pacman -S chromium"),
        ("cc", "install chromium so that it is found on PATH"),
    ],
)
def test_the_command_is_that_of_the_machine(
    program: str, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / program).touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert needs.CHROMIUM.remedy() == command


def test_a_server_for_tests_is_found_by_its_program_or_by_its_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(needs, "find_spec", {}.get)
    monkeypatch.delenv("TITIK_TEMU_TEST_POSTGRES", raising=False)
    assert not needs.POSTGRESQL.present()
    monkeypatch.setenv("TITIK_TEMU_TEST_POSTGRES", "postgresql://somewhere")
    assert needs.POSTGRESQL.present()
