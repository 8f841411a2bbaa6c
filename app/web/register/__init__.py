"""The page of the register of processing, with the notice for the door."""
