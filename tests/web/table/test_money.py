"""How the table page reads amounts of rupiah, run by Node."""

from collections.abc import Iterator

import pytest

from tests.web.node import Node, running_node

READ = {
    "": None,
    " ": None,
    "25000000": 25_000_000,
    "25.000.000": 25_000_000,
    "25,000,000": 25_000_000,
    "Rp25.000.000,-": 25_000_000,
    "Rp. 25.000.000,00": 25_000_000,
    "Rp 25 jt": 25_000_000,
    "25jt": 25_000_000,
    "2,5 juta": 2_500_000,
    "2.5 jt.": 2_500_000,
    "1.250 jt": 1_250_000_000,
    "500rb": 500_000,
    "750 ribu": 750_000,
    "1,2 miliar": 1_200_000_000,
    "3 M": 3_000_000_000,
}
UNCLEAR = (
    *("seratus", "25 ton", "2,5", "1.2345", "25-30 jt", "-5", "25 jt per bulan", "1.000.00"),
    *("Rp", "jt", "9999 t"),
)


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    with running_node() as one:
        yield one


def test_amounts_are_read_as_people_write_them_and_nothing_else_is_guessed(node: Node) -> None:
    body = "return given.map(it.rupiahOf).map((one) => one === undefined ? 'unclear' : one)"
    read = node.run("table/money.js", body, list(READ))
    assert dict(zip(READ, read, strict=True)) == READ
    assert node.run("table/money.js", body, UNCLEAR) == ["unclear"] * len(UNCLEAR)
