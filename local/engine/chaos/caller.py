"""Whose request is it? Faults hit what our functions ask; what a test program asks for itself is spared.

A function is known by its credentials: on AWS, too, each function has a session of its own. The engine gives all of
them the same ones, so a session token that names the function is put into the worker's environment, and the SDK sends
it with each request. With the engine's IAM enforcement on, sessions are real and the access key tells the function.
"""

import re

from ministack import app
from ministack.core import lambda_runtime

from .plan import PREFIX

TOKEN = "huying-function."
SPARED = "x-huying-spared"
KEY = re.compile(r"Credential=([^/,\s]+)/")

_credentials = lambda_runtime.execution_credentials
_by_key: dict[str, str] = {}


def _named(config: dict) -> dict[str, str]:
    given = _credentials(config)
    name = config.get("FunctionName", "")
    if app.AUTH:
        _by_key[given["AWS_ACCESS_KEY_ID"]] = name
        return given
    return {**given, "AWS_SESSION_TOKEN": TOKEN + name}


def function_that_asks(headers: dict) -> str | None:
    """Our function that sent this request, None when somebody else did or it asks to be spared."""
    if SPARED in headers:
        return None
    token = headers.get("x-amz-security-token", "")
    if token.startswith(TOKEN):
        name = token[len(TOKEN) :]
    else:
        key = KEY.search(headers.get("authorization", ""))
        name = _by_key.get(key.group(1), "") if key else ""
    return name if name.startswith(PREFIX) else None


def apply() -> None:
    lambda_runtime.execution_credentials = _named
