"""The ninth batch: relatives of the lists of the eighth that did not come out right."""
