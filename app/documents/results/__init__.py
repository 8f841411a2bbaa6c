"""The results of an event as a workbook."""
