"""How an installation is run and what it is made of: alerts, a dashboard, bills of materials."""
