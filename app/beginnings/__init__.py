"""How an event begins: with a template's programme, as a copy of an earlier one, as the sample."""
