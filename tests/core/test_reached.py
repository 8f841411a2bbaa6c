"""The share of lines and that of branches are printed separately, for each domain and for all."""

from tests.reached import lines_of


def test_each_domain_and_all_have_a_line() -> None:
    def file(lines: int, of: int, branches: int, there: int) -> dict[str, object]:
        counts = {"covered_lines": lines, "num_statements": of}
        return {"summary": counts | {"covered_branches": branches, "num_branches": there}}

    files = {
        "app/day/rules.py": file(9, 10, 1, 3),
        "app/day/seats/rules.py": file(10, 10, 2, 3),
        "app/main.py": file(5, 5, 0, 0),
    }
    totals = file(1999, 2000, 3, 6)["summary"]
    told = [line.split() for line in lines_of({"files": files, "totals": totals})]
    assert told == [
        ["lines", "branches"],
        ["app/day", "19", "/", "20", "95.0%", "3", "/", "6", "50.0%"],
        ["app", "5", "/", "5", "100.0%", "0", "/", "0", "-"],
        ["all", "1999", "/", "2000", "99.9%", "3", "/", "6", "50.0%"],
    ]
