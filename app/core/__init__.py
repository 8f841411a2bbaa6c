"""What every domain uses: settings, database, errors, clock, ids, paging, texts."""
