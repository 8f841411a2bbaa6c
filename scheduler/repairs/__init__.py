"""Repair of a published timetable: the meetings of as few people as possible change."""
