"""The seventh batch: lists as offices of districts and companies send them."""
