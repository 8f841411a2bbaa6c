"""What the pages of records share: availability, history, lists within a form."""
