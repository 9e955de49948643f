"""How a request is told to be for a file with its visitor's own plan in it, and by what the plan is found."""

from collections.abc import Mapping

from dashboard.database.private import private_database

COOKIE = "duizhao_desk"  # holds the secret of a desk
OWN = "own"  # the parameter that asks for the visitor's plan; whose it is, the cookie says, never the address


def own_parameters() -> dict[str, str]:
    """What addresses of files carry while the visitor's plan is shown; nothing otherwise."""
    return {OWN: "1"} if private_database() is not None else {}


def is_own(parameters: Mapping[str, str]) -> bool:
    """Whether a request with these parameters asks for a file with its visitor's plan in it."""
    return parameters.get(OWN) == "1"
