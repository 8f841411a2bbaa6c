"""An MCP server: a dozen tools for agents, each a call of the API with a user's own token.

It holds no rules and no data: what a user may not do, the API refuses, and no tool reads scans,
badges or ways to reach anybody.
"""
