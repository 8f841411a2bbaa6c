"""The thirteenth batch: made up apart, by somebody who has not seen the reader."""
