"""Rows of solve runs and their progress, and of analyses."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Column, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.core.database.types import UtcDateTime, words
from app.core.ids import new_id


class RunStatus(StrEnum):
    """How far a solve run or an analysis has come."""

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
    """A moment of a solve run, for watching it live."""

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


class AnalysisKind(StrEnum):
    """What an analysis answers."""

    WHY_NOT = "why_not"
    """Why a pair does not meet in a timetable, and what it would take."""
    MOVES = "moves"
    """Where a meeting of a timetable could go, and what each place costs."""
    CAPACITY = "capacity"
    """How many meetings there is room for, over a grid of tables, seats and slots."""
    TABLE_VALUES = "table_values"
    """What one more table of each partner adds."""
    ROBUSTNESS = "robustness"
    """How many meetings no-shows cost a timetable, with and without standby."""
    OVERBOOKING = "overbooking"
    """How many more meetings than seats each table should book."""
    ALTERNATIVES = "alternatives"
    """Which other timetables, as good or nearly, differ much from this one."""
    REPAIR = "repair"
    """How a timetable follows changes with the least disruption."""


class Analysis(SQLModel, table=True):
    """One question about an event's lists or about a timetable, answered by a worker."""

    __tablename__ = "analysis"
    __table_args__ = (UniqueConstraint("event_id", "number", name="uq_analysis_number"),)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    event_id: UUID = Field(foreign_key="event.id", index=True, ondelete="CASCADE")
    number: int
    kind: AnalysisKind = Field(sa_type=words(AnalysisKind))
    status: RunStatus = Field(sa_type=words(RunStatus))
    timetable_id: UUID | None = Field(default=None, foreign_key="timetable.id", ondelete="CASCADE")
    """The timetable asked about; None for a question about the lists."""
    problem: dict[str, Any] | None = Field(sa_column=Column(JSON(none_as_null=True), nullable=True))
    """The problem as the scheduler's versioned JSON, frozen when asked; deleted at the end."""
    held: dict[str, Any] | None = Field(
        default=None, sa_column=Column(JSON(none_as_null=True), nullable=True)
    )
    """The timetable's meetings as the scheduler's versioned JSON; deleted likewise."""
    question: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    answer: dict[str, Any] | None = Field(
        default=None, sa_column=Column(JSON(none_as_null=True), nullable=True)
    )
    """Codes, ids and numbers; sentences are made from it when it is read."""
    failure: str | None = Field(default=None, max_length=40)
    """Why there is no answer: in the catalogue as `timetable.failed_<failure>`."""
    seed: int
    time_limit: float
    """Seconds of wall clock."""
    stop_requested: bool = False
    attempts: int = 0
    actor: str = Field(max_length=120)
    created_at: datetime = Field(sa_type=UtcDateTime)
    started_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    finished_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class WorkerHeartbeat(SQLModel, table=True):
    """A worker's heartbeat; others take over its jobs once it has stopped."""

    __tablename__ = "worker_heartbeat"

    executor_id: str = Field(primary_key=True, max_length=120)
    beats: int = 0
    """Counted up at every beat, so that watching it does not depend on the machines' clocks."""
    beat_at: datetime = Field(sa_type=UtcDateTime)
