"""The screen in the hall, a page that a device keeps."""
