"""Refusals about integrations."""

from app.core.errors import ConflictError, InvalidRequestError


class IntegrationExistsError(ConflictError):
    """Another integration has that name, be it ended or not."""

    code = "integration_exists"


class IntegrationEventUnknownError(InvalidRequestError):
    """There is no event of an id that was named."""

    code = "integration_event_unknown"
    pointer = "/event_ids"
