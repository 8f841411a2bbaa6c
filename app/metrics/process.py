"""Metrics of this process besides its requests: scans and the connections to the database.

Counters begin with the process; the sum over all processes is Prometheus's to make.
"""

from collections.abc import Iterator

from fastapi import FastAPI
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from sqlalchemy import Engine
from sqlalchemy.pool import QueuePool

from app.checkin.scans.path import ScanPath


class Own(Collector):
    """Reads the figures when they are asked for."""

    def __init__(self, app: FastAPI) -> None:
        self._app = app

    def describe(self) -> list[Metric]:
        """Return nothing: what is told is known once the application has been assembled."""
        return []

    def collect(self) -> Iterator[Metric]:
        """Yield the figures as they are now."""
        path: ScanPath = self._app.state.scan_path
        scans = CounterMetricFamily(
            "titik_temu_scans", "Scans that were recorded for the first time", labels=["verdict"]
        )
        for verdict, count in path.verdicts.items():
            scans.add_metric([verdict.value], count)
        yield scans
        yield CounterMetricFamily(
            "titik_temu_scan_groups",
            "Groups in which scans were committed: scans by groups is the size of one",
            value=path.groups,
        )
        yield from _connections(self._app.state.engine)


def _connections(engine: Engine) -> Iterator[Metric]:
    pool = engine.pool
    if isinstance(pool, QueuePool):
        told = GaugeMetricFamily(
            "titik_temu_pool_connections", "Connections to the database", labels=["state"]
        )
        told.add_metric(["used"], pool.checkedout())
        told.add_metric(["idle"], pool.checkedin())
        yield told
