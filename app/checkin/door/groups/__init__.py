"""Groups: a bus load of one kecamatan, counted and let in together."""
