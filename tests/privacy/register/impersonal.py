"""Columns that hold text, JSON or bytes, and yet nothing of a person."""

from typing import Final

IMPERSONAL: Final = {
    "access_token": {"scopes"},
    "analysis": {"answer", "failure", "held", "problem", "question"},
    "audit_entry": {"action", "request_id"},
    "audit_link": {"digest"},
    "cooperative": {
        *("documents", "kecamatan", "legal_no", "name", "village", "village_code", "village_kind"),
    },
    "cooperative_need": {"tag"},
    "device": {"app_version", "enrolment_digest", "gate_ids", "snapshot_key_id", "table_ids"},
    "event": {"further_days", "name", "place", "public_url", "regions", "timezone"},
    "event_places": {"content", "filename"},
    "event_table": {"zone"},
    "feed_entry": {"data"},
    "first_admission": {"area"},
    "gate": {"name", "session"},
    "idempotent_answer": {"key", "request_digest"},
    "list_import": {"mapping"},
    "list_mapping": {"mapping", "signature"},
    "list_reading": {"key"},
    "meeting_request": {"tags"},
    "partner": {"code", "kind", "name", "required_documents", "sector"},
    "partner_offer": {"tag"},
    "pause": {"name"},
    "print_run": {"failure"},
    "programme_interval": {"session", "title_en", "title_id"},
    "proposal": {"answer", "changes", "failure", "name", "row_ids"},
    "public_address": {"probe", "url"},
    "push_key": {"private_key", "public_key"},
    "push_subscription": {"locale"},
    "signing_key": {"private_key", "public_key"},
    "solve_progress": {"bound", "incumbent", "phase", "tier"},
    "solve_run": {"incumbent", "outcome", "problem", "summary"},
    "tag": {"aliases", "code", "label_en", "label_id"},
    "timetable": {"certificate"},
    "webhook_attempt": {"kind", "message_id"},
    "webhook_endpoint": {"kinds", "note", "old_secret", "secret", "url"},
    "worker_heartbeat": {"executor_id"},
}
"""By table: parties, places, times, figures, ids of records, keys and settings."""
