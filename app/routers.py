"""The API's operations: one list of routers, in the order in which they are tried."""

from collections.abc import Sequence

from fastapi import APIRouter

from app import health
from app.attendees import cooperative_routes as cooperatives
from app.attendees import routes as attendees
from app.attendees.batch import routes as batch_routes
from app.auth.factors import routes as factors_routes
from app.auth.integrations import routes as integrations_routes
from app.auth.invitations import routes as invitations_routes
from app.auth.login import further as further_routes
from app.auth.login import routes as login_routes
from app.auth.provider import routes as provider_routes
from app.auth.users import auditing as auditing_routes
from app.auth.users import routes as users_routes
from app.badges import routes as badges
from app.beginnings import routes as beginnings_routes
from app.checkin.arrivals import routes as arrivals_routes
from app.checkin.conflicts import routes as conflicts_routes
from app.checkin.door.badges import routes as badges_routes
from app.checkin.door.groups import routes as groups_routes
from app.checkin.door.search import routes as search_routes
from app.checkin.gates import routes as gates_routes
from app.checkin.scans import routes as scans_routes
from app.day.answers import routes as answers_routes
from app.day.autopilot import routes as autopilot_routes
from app.day.hosting import routes as hosting_routes
from app.day.policy import routes as policy_routes
from app.day.programme import routes as programme_routes
from app.day.proposals import routes as proposals_routes
from app.day.seats import routes as seats_routes
from app.day.signage import routes as signage_routes
from app.day.versions import routes as day_versions_routes
from app.day.walk_ins import routes as walk_ins_routes
from app.devices.enrolment import routes as enrolment_routes
from app.devices.snapshot import routes as snapshot_routes
from app.documents import routes as documents
from app.documents.prints import routes as prints_routes
from app.documents.singles import routes as singles_routes
from app.events import installation, regencies
from app.events import routes as events
from app.events.clocks import routes as clocks_routes
from app.events.members import routes as events_members_routes
from app.finding import routes as finding_routes
from app.imports import routes as imports
from app.imports.places import routes as places_routes
from app.imports.settling import routes as settling
from app.imports.undoing import routes as undoing
from app.meetings.matrix import routes as matrix_routes
from app.meetings.outcomes import routes as outcomes_routes
from app.notify.feed import routes
from app.participants import routes as participants
from app.partners import link_routes as links
from app.partners import routes as partners
from app.partners import table_routes as tables
from app.printing import routes as printing
from app.privacy import routes as privacy
from app.requests import routes as requests_routes
from app.requests.locks import routes as locks_routes
from app.requests.pauses import routes as pauses_routes
from app.results import routes as results_routes
from app.timetable.editing import routes as editing_routes
from app.timetable.questions import routes as questions_routes
from app.timetable.questions.asking import routes as asking_routes
from app.timetable.runs import routes as runs_routes
from app.timetable.versions import routes as versions_routes
from app.webhooks import routes as webhooks_routes

ROUTERS: Sequence[APIRouter] = (
    scans_routes.router,  # first, as routes are tried in order and scans are urgent
    health.router,
    login_routes.router,
    further_routes.router,
    factors_routes.router,
    factors_routes.of_others,
    provider_routes.router,
    invitations_routes.router,
    users_routes.router,
    auditing_routes.router,
    integrations_routes.router,
    events.router,
    beginnings_routes.router,
    events_members_routes.router,
    clocks_routes.router,
    regencies.router,
    installation.router,
    imports.router,
    settling.router,
    undoing.router,
    places_routes.router,
    places_routes.area,
    cooperatives.router,
    attendees.router,
    batch_routes.router,
    finding_routes.router,
    partners.router,
    requests_routes.router,
    locks_routes.router,
    pauses_routes.router,
    runs_routes.router,
    versions_routes.router,
    editing_routes.router,
    tables.router,
    badges.router,
    documents.router,
    singles_routes.router,
    printing.router,
    prints_routes.router,
    gates_routes.router,
    scans_routes.recorded,
    arrivals_routes.router,
    conflicts_routes.router,
    enrolment_routes.router,
    snapshot_routes.router,
    search_routes.router,
    badges_routes.router,
    groups_routes.router,
    walk_ins_routes.router,
    *participants.ROUTERS,
    outcomes_routes.router,
    results_routes.router,
    matrix_routes.router,
    links.router,
    asking_routes.router,
    questions_routes.router,
    programme_routes.router,
    proposals_routes.router,
    day_versions_routes.router,
    answers_routes.router,
    autopilot_routes.router,
    hosting_routes.router,
    seats_routes.router,
    policy_routes.router,
    signage_routes.router,
    *privacy.ROUTERS,
    webhooks_routes.router,
    routes.router,
)
UPLOADS: Sequence[APIRouter] = (imports.uploads, places_routes.uploads)
"""Those whose bodies may be as large as a list."""
