"""The twelfth batch: made up by somebody who had not seen the reader."""
