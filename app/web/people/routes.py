"""The pages of cooperatives and people, put together."""

from app.web.people.adding import routes as adding
from app.web.people.cooperative import routes as cooperative
from app.web.people.overview import routes as overview
from app.web.people.person import routes as person

PAGES = (overview.router, adding.router, cooperative.router, person.router)
