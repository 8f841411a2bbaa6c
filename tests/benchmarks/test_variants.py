from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.variants import VARIATIONS, main
from scheduler.b2bsp.dzn import parse
from scheduler.b2bsp.reader import instance_of, read

ORIGINAL = """nBusiness = 5; nMeetings = 8; nTables = 3; nTotalSlots = 8; nMorningSlots = 4;
requested = [|1,2,1|1,3,2|1,4,3|2,3,3|2,5,3|3,4,3|3,5,1|4,5,2|];
forbidden = [{0},{0},{3},{0},{0,8}]; fixed = [0,0,0,0,0,0,0,0];
precedences = [{},{},{},{},{},{},{},{}];
"""


def test_variants_are_instances_again_and_differ_in_what_they_should(tmp_path: Path) -> None:
    (tmp_path / "small.original.dzn").write_text(ORIGINAL, "utf-8")
    out = tmp_path / "out"
    assert main([str(tmp_path), str(out), "--seed", "7"]) == 0
    made = {path.name.split(".")[1].removesuffix("-s7"): path for path in out.iterdir()}
    assert set(made) == set(VARIATIONS)
    original = instance_of("small", ORIGINAL, spread=2)
    for path in made.values():
        pairs = [(meeting.a, meeting.b) for meeting in read(path, 2).meetings]
        assert pairs == [(meeting.a, meeting.b) for meeting in original.meetings]
    data: dict[str, Any] = {name: parse(path.read_text("utf-8")) for name, path in made.items()}
    fixed = [slot for slot in data["fixed040"]["fixed"] if slot]
    assert len(fixed) == 3
    assert max(Counter(fixed).values()) <= 3
    assert sum(map(len, data["prec25"]["precedences"])) == 3
    assert read(made["tables"], 2).tables == 3


def test_the_same_seed_makes_the_same_files(tmp_path: Path) -> None:
    (tmp_path / "small.original.dzn").write_text(ORIGINAL, "utf-8")
    for name in ("once", "again"):
        assert main([str(tmp_path), str(tmp_path / name)]) == 0
    once, again = (
        [path.read_text("utf-8") for path in sorted((tmp_path / name).iterdir())]
        for name in ("once", "again")
    )
    assert once == again


def test_a_folder_without_originals_is_refused(tmp_path: Path) -> None:
    assert main([str(tmp_path), str(tmp_path / "out")]) == 2
