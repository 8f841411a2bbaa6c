"""An event's own places, instead of the villages of its regencies or beside them."""
