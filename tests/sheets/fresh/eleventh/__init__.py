"""The eleventh batch: made up apart from the reader, by somebody who has never seen it."""
