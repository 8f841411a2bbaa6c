"""The eighth batch: lists of offices, facilitators, banks and firms, made up without the reader."""
