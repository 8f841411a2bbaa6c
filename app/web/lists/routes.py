"""The pages of an event's lists, put together."""

from app.web.lists.applying import routes as applying
from app.web.lists.overview import routes as overview
from app.web.lists.preview import routes as preview

PAGES = (overview.router, applying.router, preview.router)
UPLOADS = overview.uploads
"""Forms that carry a file, and so larger bodies."""
