"""Planning a list of partners: matching, tables, absences."""
