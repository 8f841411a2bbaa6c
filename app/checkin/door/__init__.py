"""Work at the door: looking people up, walk-ins, substitutes, reprints, groups."""
