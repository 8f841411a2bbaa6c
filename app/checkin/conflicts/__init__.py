"""Scans that contradict each other, and admissions that are annulled."""
