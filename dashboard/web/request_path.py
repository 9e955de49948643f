"""What a request says: where in the site it asks, and headers that hold a list."""

from starlette.datastructures import Headers
from starlette.types import Scope
from streamlit import config


def base_path() -> str:
    """The path under which the dashboard is served, such as "/plans"; "" for none."""
    base = (config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""


def site_path(scope: Scope) -> str:
    """The path of a request within the site, such as "/indicator"; one outside of it is left as it is."""
    path: str = scope.get("path", "/")
    for prefix in (scope.get("root_path", ""), base_path()):
        if prefix and path.startswith(f"{prefix}/"):
            path = path.removeprefix(prefix)
    return path


def list_header(scope: Scope, name: str) -> str:
    """A header that holds a list, in however many lines it was sent; "" where it was not."""
    return ", ".join(Headers(scope=scope).getlist(name))
