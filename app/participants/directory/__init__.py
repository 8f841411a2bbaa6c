"""What every badge reads of its event: the programme, and who its partners are."""
