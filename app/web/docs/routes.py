"""The page of the API's documentation."""

from fastapi import Request, Response

from app.auth.deps import PUBLIC
from app.web.frame.pages import pages_router
from app.web.frame.rendering import render

router = pages_router()


@router.get("/api/v1/docs", dependencies=[PUBLIC])
def api_docs(request: Request) -> Response:
    """Show the OpenAPI document, to read and try out; nothing is loaded from other hosts."""
    return render(request, "docs/docs.html", openapi=request.app.openapi_url)
