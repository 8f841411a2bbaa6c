"""The scanner at the door, a page that a device keeps."""
