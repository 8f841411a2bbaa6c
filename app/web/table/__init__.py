"""A partner's table, a page that a device keeps."""
