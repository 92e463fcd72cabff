"""What schemathesis needs to know about Huying that the OpenAPI document does not say."""

import itertools
from urllib.parse import urlencode

import schemathesis

_turn = itertools.count()


@schemathesis.hook
def filter_path_parameters(ctx, path_parameters):
    """The engine's gateway knows no path with a line feed in it and answers before any of our functions is asked."""
    values = (path_parameters or {}).values()
    return not any(isinstance(value, str) and ("\n" in value or "%0a" in value.lower()) for value in values)


@schemathesis.hook
def filter_query(ctx, query):
    """Gateways refuse longer addresses by themselves."""
    return len(urlencode(query or {}, doseq=True, errors="replace")) < 6000


@schemathesis.hook
def before_call(ctx, case, **kwargs):
    """Nobody in particular: every second time without the odd tokens and cookies that were made up, else no form
    would ever come through."""
    if (case.headers or {}).get("X-Huying-Caller") != "anonymous":
        return
    if next(_turn) % 2:
        case.cookies = {}
        case.headers = {name: value for name, value in case.headers.items() if name.lower() != "authorization"}
