"""Work at the door: searching people, walk-ins, substitutes, reprints and groups."""
