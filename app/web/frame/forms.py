"""Fields that several forms have."""

from typing import Annotated

from fastapi import Form

from app.core.http.fields import NO_NUL

Name = Annotated[str, Form(min_length=1, max_length=120, pattern=NO_NUL)]
"""What an organizer calls a gate, a device or a link."""
