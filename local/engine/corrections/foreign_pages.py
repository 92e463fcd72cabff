"""A web page that is open in a browser of this machine can ask nothing and read nothing.

Upstream: every preflight is granted to every origin with every header, and every answer may be read by every page. Keys
are not looked at either, so any page of the internet reads the tables and erases the system.
AWS: pages may ask as well, but without a signature they get nothing. Here everybody's signature is good, so the address
itself has to be closed to pages: what carries an `Origin` or a `Sec-Fetch-Site` other than `none` comes from one and is
refused, a preflight too. What carries a name of another machine as `Host` comes from a page that had its own name point
here (DNS rebinding), and is refused. SDKs, CDK and curl send none of these.

Our door passes on what browsers ask of it, marked with HUYING_FRONT in `x-huying-front`. That word is no secret and need
not be: a page of another origin can send a header of its own only after a preflight, and one of this origin would have
to be ours. Without HUYING_FRONT no mark counts.
"""

import os
import re

from ministack import app

# Browsers ask no server for these names, so nobody can have them point elsewhere first.
_OURS = re.compile(rb"(127\.0\.0\.1|\[::1\]|([a-z0-9_.-]+\.)?localhost)(:\d+)?", re.IGNORECASE)
_REFUSAL = b"The local engine answers programs of this machine, not web pages: open the front door instead.\n"


def _is_foreign(headers: dict[bytes, bytes], front: bytes) -> bool:
    if not _OURS.fullmatch(headers.get(b"host", b"localhost")):
        return True
    if front and headers.get(b"x-huying-front") == front:
        return False
    return b"origin" in headers or headers.get(b"sec-fetch-site", b"none") != b"none"


def _unshared(send):
    """Answers without the leave for every origin to read them."""

    async def unshared(message):
        headers = message.get("headers", [])
        if any(name.lower() == b"access-control-allow-origin" and value == b"*" for name, value in headers):
            kept = [pair for pair in headers if not pair[0].lower().startswith(b"access-control-")]
            message = {**message, "headers": kept}
        await send(message)

    return unshared


async def _refuse(scope, send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})
        return
    plain = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(_REFUSAL)).encode())]
    await send({"type": "http.response.start", "status": 403, "headers": plain})
    await send({"type": "http.response.body", "body": _REFUSAL})


def _closed_to_pages(asgi, front: bytes):
    async def closed(scope, receive, send):
        if scope["type"] not in ("http", "websocket"):
            return await asgi(scope, receive, send)
        if _is_foreign({name.lower(): value for name, value in scope.get("headers", [])}, front):
            return await _refuse(scope, send)
        return await asgi(scope, receive, _unshared(send))

    return closed


def apply() -> None:
    app.app = _closed_to_pages(app.app, os.environ.get("HUYING_FRONT", "").encode())
