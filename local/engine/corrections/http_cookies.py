"""Events of an HTTP API carry the request's cookies.

Upstream: an event of payload format 2.0 has no `cookies`, they are in the `cookie` header only.
AWS: `cookies` is a list of `name=value`, one for each cookie; it is missing when there is none.
"""

from ministack.services import lambda_svc

_execute = lambda_svc._execute_function_with_config_scope


def _with_cookies(function: dict, event):
    if isinstance(event, dict) and event.get("version") == "2.0" and "routeKey" in event:
        header = next((v for k, v in (event.get("headers") or {}).items() if k.lower() == "cookie"), "")
        cookies = [cookie for cookie in (part.strip() for part in header.split(";")) if cookie]
        if cookies:
            event = {**event, "cookies": cookies}
    return _execute(function, event)


def apply() -> None:
    lambda_svc._execute_function_with_config_scope = _with_cookies
