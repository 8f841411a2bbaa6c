"""The pages of partners and tables, put together."""

from app.web.partners.links import routes as links
from app.web.partners.overview import routes as overview
from app.web.partners.plan import routes as plan
from app.web.partners.record import routes as record
from app.web.partners.record import tables, withdrawing

PAGES = (
    links.router,
    overview.router,
    plan.router,
    record.router,
    tables.router,
    withdrawing.router,
)
