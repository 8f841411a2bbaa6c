"""Tables that a domain uses without importing their owner agree with the owner's records."""

import ast
import configparser
from pathlib import Path

import pytest
from sqlalchemy import TableClause
from sqlmodel import SQLModel

import app.records  # noqa: F401 - every table is known
from app.core.database import outlines

APP = Path(outlines.__file__).parents[2]


@pytest.mark.parametrize("outline", outlines.OUTLINES, ids=lambda outline: outline.name)
def test_an_outline_has_the_names_and_types_of_its_table(outline: TableClause) -> None:
    table = SQLModel.metadata.tables[outline.name]
    for column in outline.columns:
        kind = type(column.type)
        assert kind.__name__ == "NullType" or isinstance(table.columns[column.name].type, kind)


def test_every_outline_is_listed() -> None:
    named = {value for value in vars(outlines).values() if isinstance(value, TableClause)}
    assert named == set(outlines.OUTLINES)


def test_no_other_module_names_a_table_by_a_string() -> None:
    makers = [
        f"{file.relative_to(APP)}:{node.lineno}"
        for file in APP.rglob("*.py")
        if file.name not in {"outlines.py", "migrations.py"}
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sqlalchemy")
        for alias in node.names
        if alias.name == "table" or (alias.name == "text" and file.name != "records.py")
    ]
    assert makers == []


def test_a_foreign_key_points_down_or_is_listed() -> None:
    layers = configparser.ConfigParser()
    layers.read(APP.parent / ".importlinter")
    tiers = layers["importlinter:contract:tiers"]["layers"].split("\n")
    tier = {name.strip(): -place for place, names in enumerate(tiers) for name in names.split("|")}
    owner = {
        mapper.local_table: mapper.class_.__module__.split(".")[1]
        for mapper in SQLModel._sa_registry.mappers
    }
    upward = {
        (table.name, key.column.table.name)
        for table in SQLModel.metadata.tables.values()
        for key in table.foreign_keys
        if owner[table] != owner[key.column.table]
        and tier[owner[table]] <= tier[owner[key.column.table]]
    }
    assert upward == outlines.UPWARD_KEYS
