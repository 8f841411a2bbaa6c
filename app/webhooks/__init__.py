"""Webhooks: what happens in an event, sent to other systems as it happens.

The live feed is the outbox: its entries are written in the transaction of the fact. An endpoint
keeps its place in the feed, so that everything after it is sent in order, and at least once.
"""
