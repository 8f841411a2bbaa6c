"""Imports every table, so that migrations and tests see the whole schema."""

from sqlmodel import SQLModel

import app.attendees.erased.records
import app.attendees.records
import app.auth.factors.records
import app.auth.provider.records
import app.auth.records
import app.badges.records
import app.checkin.records
import app.core.http.idempotency
import app.day.policy.records
import app.day.proposals.records
import app.events.places.records
import app.events.records
import app.imports.records
import app.meetings.feedback.records
import app.meetings.outcomes.records
import app.meetings.printed.records
import app.meetings.records
import app.meetings.seats.records
import app.notify.feed.records
import app.participants.pushes.records
import app.partners.records
import app.printing.records
import app.privacy.claims.records
import app.requests.pauses.records
import app.requests.records
import app.timetable.records
import app.webhooks.records  # noqa: F401

metadata = SQLModel.metadata
