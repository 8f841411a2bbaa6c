"""Rows of solve runs and their progress."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Column, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.core.db import UtcDateTime, words
from app.core.ids import new_id


class RunStatus(StrEnum):
    """How far a solve run has come."""

    QUEUED = "queued"
    RUNNING = "running"
    FINISHED = "finished"
    STOPPED = "stopped"
    FAILED = "failed"


class SolveRun(SQLModel, table=True):
    """One execution of the scheduler."""

    __tablename__ = "solve_run"
    __table_args__ = (UniqueConstraint("event_id", "number", name="uq_solve_run_number"),)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    event_id: UUID = Field(foreign_key="event.id", index=True, ondelete="CASCADE")
    number: int
    status: RunStatus = Field(sa_type=words(RunStatus))
    time_limit: float
    """Seconds of wall clock."""
    seed: int
    deterministic: bool = False
    problem: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    """The problem as the scheduler's versioned JSON, frozen when the run was asked for."""
    incumbent: dict[str, Any] | None = Field(
        default=None, sa_column=Column(JSON(none_as_null=True), nullable=True)
    )
    """The best solution so far: a resumed run starts from it."""
    outcome: str | None = Field(default=None, max_length=20)
    """The scheduler's status: optimal, feasible, infeasible, stopped."""
    summary: dict[str, Any] | None = Field(
        default=None, sa_column=Column(JSON(none_as_null=True), nullable=True)
    )
    """Tiers with value, bound, gap and proof, or the reasons of infeasibility or failure."""
    timetable_id: UUID | None = Field(default=None, foreign_key="timetable.id", ondelete="SET NULL")
    stop_requested: bool = False
    attempts: int = 0
    """How often a worker has begun it; a worker that died makes the next begin again."""
    created_at: datetime = Field(sa_type=UtcDateTime)
    started_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    finished_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class SolveProgress(SQLModel, table=True):
    """A moment of a solve run, for those who watch."""

    __tablename__ = "solve_progress"

    run_id: UUID = Field(foreign_key="solve_run.id", primary_key=True, ondelete="CASCADE")
    sequence: int = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)
    phase: str = Field(max_length=60)
    tier: str | None = Field(default=None, max_length=40)
    incumbent: list[int] | None = Field(
        default=None, sa_column=Column(JSON(none_as_null=True), nullable=True)
    )
    """The tier's value, component by component."""
    bound: list[int] | None = Field(
        default=None, sa_column=Column(JSON(none_as_null=True), nullable=True)
    )
    gap: float | None = None
    elapsed: float
    """Seconds of solving since the run began, those of a worker that died included."""


class WorkerHeartbeat(SQLModel, table=True):
    """A worker's sign of life: others take over from one whose beats have stopped."""

    __tablename__ = "worker_heartbeat"

    executor_id: str = Field(primary_key=True, max_length=120)
    beats: int = 0
    """Counted up at every beat: whoever watches needs no agreement on what time it is."""
    beat_at: datetime = Field(sa_type=UtcDateTime)
