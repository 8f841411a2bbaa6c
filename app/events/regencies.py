"""Regencies over HTTP: the possible values of an event's `regions`."""

from typing import Annotated

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field

from app.auth.deps import LoggedIn
from app.core.http.fields import NO_NUL
from app.core.http.routing import api_router
from app.sheets.values.regions.shipped import find_regencies

router = api_router(tag="events", prefix="/regencies")


class RegencyOut(BaseModel):
    """A kabupaten or kota."""

    model_config = ConfigDict(
        from_attributes=True,
        json_schema_extra={
            "examples": [
                {
                    "code": "33.04",
                    "name": "Kabupaten Banjarnegara",
                    "province": "Jawa Tengah",
                    "villages": 278,
                }
            ]
        },
    )

    code: str = Field(description="Code of the kabupaten or kota", examples=["33.04"])
    name: str = Field(description="Its name", examples=["Kabupaten Banjarnegara"])
    province: str = Field(description="Province that it belongs to", examples=["Jawa Tengah"])
    villages: int = Field(description="How many villages it has", examples=[278])


class RegenciesOut(BaseModel):
    """Regencies, best first."""

    items: list[RegencyOut] = Field(description="Regencies, the likeliest first")


@router.get("", operation_id="list_regencies", summary="Find a regency")
def list_regencies(
    caller: LoggedIn,
    q: Annotated[
        str, Query(max_length=100, pattern=NO_NUL, description="Name, province or code")
    ] = "",
    limit: Annotated[int, Query(ge=1, le=514, description="Regencies at most")] = 50,
) -> RegenciesOut:
    """Find regencies with all words of `q` in name, province or code; without `q`, list all."""
    found = find_regencies(q)[:limit]
    return RegenciesOut(items=[RegencyOut.model_validate(regency) for regency in found])
