"""Messages for errors that reading the database may raise."""

from duckdb import BinderException, CatalogException, Error

from dashboard.database.connection import NoDatabaseError

# What reading raises where there is no database, none of ours, or a damaged or older one.
UNREADABLE = (NoDatabaseError, Error, OSError, LookupError)
UNKNOWN = "problem.page"
# The first that fits. Another version of this software knows the table or column that is missing.
MESSAGES: tuple[tuple[type[Exception] | tuple[type[Exception], ...], str], ...] = (
    (NoDatabaseError, "problem.no_database"),
    ((BinderException, CatalogException), "problem.schema"),
    (Error, "problem.database"),
)


def error_key(error: Exception) -> str:
    """The key of the message for an error; UNKNOWN for one that has nothing to do with the database."""
    return next((key for kinds, key in MESSAGES if isinstance(error, kinds)), UNKNOWN)
