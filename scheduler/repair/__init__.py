"""Repair of a published timetable: as few people as possible see their meetings change."""
