"""The tenth batch: lists of clerks, banks, facilitators and companies, made up apart."""
