"""Queries of visitors, each in a process of its own. `ask` is the way in; docs/decisions/0009 says why a process.

Nothing here imports pandas or Streamlit: the process of a query imports this package too, and starts quickly.
"""

from dashboard.sandbox.answer import Answer, RefusedError
from dashboard.sandbox.examples import example, examples
from dashboard.sandbox.gate import Client, network
from dashboard.sandbox.limits import USUAL, Limits
from dashboard.sandbox.service import ask

__all__ = ["USUAL", "Answer", "Client", "Limits", "RefusedError", "ask", "example", "examples", "network"]
