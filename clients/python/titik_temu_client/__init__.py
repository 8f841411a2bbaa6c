"""Client of Titik Temu: typed calls, safe repeats, the live feed, and a door without a network."""

from titik_temu_client import operations, schemas
from titik_temu_client.asynchronous import AsyncClient
from titik_temu_client.client import Client
from titik_temu_client.errors import Problem, SnapshotRefused, TitikTemuError, Unreachable
from titik_temu_client.requests import ListRequest, Request
from titik_temu_client.session import Session

__all__ = [
    "AsyncClient",
    "Client",
    "ListRequest",
    "Problem",
    "Request",
    "Session",
    "SnapshotRefused",
    "TitikTemuError",
    "Unreachable",
    "operations",
    "schemas",
]
