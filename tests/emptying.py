"""Emptying a PostgreSQL database that a test has used, so that the next may use it as new."""

from typing import Any

import psycopg
from psycopg import sql

_SHAPE = """
    SELECT (SELECT count(*) FROM pg_namespace WHERE nspname !~ '^pg_'),
           (SELECT array_agg(oid ORDER BY oid) FROM pg_class
             WHERE relnamespace = 'public'::regnamespace),
           (SELECT array_agg(
                     (attrelid, attname, atttypid, attnotnull, atthasdef, attisdropped)::text
                     ORDER BY attrelid, attnum)
              FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
             WHERE relnamespace = 'public'::regnamespace),
           (SELECT array_agg(oid ORDER BY oid) FROM pg_constraint
             WHERE connamespace = 'public'::regnamespace),
           (SELECT count(*) FROM pg_proc WHERE pronamespace = 'public'::regnamespace),
           (SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal),
           (SELECT array_agg(version_num) FROM alembic_version)
"""
_OTHERS = """
    SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
_SEQUENCES = """
    SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
      FROM pg_sequences WHERE last_value IS NOT NULL
"""
_KEPT = "alembic_version"
Shape = tuple[Any, ...]
"""What tables, columns, constraints and code a database has; copies share the numbers."""


def shape(connection: psycopg.Connection[Any]) -> Shape:
    """Return the shape of a database; equal for those copied from one template and not changed."""
    found = connection.execute(_SHAPE).fetchone()
    assert found is not None
    return tuple(found)


def empty(connection: psycopg.Connection[Any], wanted: Shape) -> bool:
    """Delete all rows of all tables and start all sequences anew; False, untouched, if the shape
    is not the one `wanted`."""
    connection.execute(_OTHERS)
    if shape(connection) != wanted:
        return False
    connection.execute("SET session_replication_role = replica")  # foreign keys wait for nobody
    tables = [name for (name,) in connection.execute(_TABLES) if name != _KEPT]
    statements = sql.SQL(";").join(
        sql.SQL("DELETE FROM {}").format(sql.Identifier(name)) for name in tables
    )
    connection.execute(statements)
    connection.execute(_SEQUENCES)
    return True
