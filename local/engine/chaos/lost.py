"""Work that is done and whose answer never arrives: the connection is dropped, or a 500 is all that comes back.

The SDK tries again and meets its own work. `stubborn`: all tries of the same call (they carry one
`amz-sdk-invocation-id`) are answered 500 and do nothing more, so that the caller's retries run out.
"""

from collections import OrderedDict
from contextvars import ContextVar

from hypercorn.protocol.events import StreamClosed
from ministack import app

from .book import count
from .plan import strike

INVOCATION = "amz-sdk-invocation-id"
REMEMBERED = 10_000

_exchange: ContextVar[dict | None] = ContextVar("huying_exchange", default=None)
_stubborn: OrderedDict[str, None] = OrderedDict()


def _dropping(asgi):
    """The application, able to hang up instead of answering."""

    async def application(scope, receive, send):
        if scope["type"] != "http":
            return await asgi(scope, receive, send)
        exchange = {"dropped": False}
        _exchange.set(exchange)

        async def answer(message):
            if not exchange["dropped"]:
                await send(message)
            elif message["type"] == "http.response.start":
                stream = send.__self__  # hypercorn's HTTPStream
                await stream.send(StreamClosed(stream_id=stream.stream_id))

        await asgi(scope, receive, answer)

    return application


def drop() -> tuple:
    """Hang up without a word. The answer is what the engine goes on working with; nobody gets it."""
    exchange = _exchange.get()
    if exchange is not None:
        exchange["dropped"] = True
    return 500, {"Content-Type": "text/plain"}, b""


async def losing(fault: str, resource: str, headers: dict, perform, failure):
    """Do what `perform` does and perhaps lose its answer. `failure()` is the service's own 500."""
    call = headers.get(INVOCATION, "")
    if call in _stubborn:
        count(fault, resource, f"{call} again")
        return failure()
    struck = strike(fault, resource)
    answer = await perform()
    if not struck or answer[0] != 200:
        return answer  # a refusal did nothing: there is nothing to lose
    count(fault, resource, call)
    if struck.settings.get("stubborn") and call:
        _stubborn[call] = None
        if len(_stubborn) > REMEMBERED:
            _stubborn.popitem(last=False)
    return drop() if struck.either() else failure()


def apply() -> None:
    app.app = _dropping(app.app)
