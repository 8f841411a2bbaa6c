"""Breach reports from the audit log: whose data, which, when, by whom."""
