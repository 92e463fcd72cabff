"""SNS, topics and telephones: a message went out and the answer is lost, or nothing went out at all.

A batch fails whole or in parts, as on AWS.
"""

from urllib.parse import parse_qs, urlencode

from ministack import app
from ministack.services import sns

from .book import count
from .caller import function_that_asks
from .lost import losing
from .plan import SMS, Strike, strike

ENTRY = "PublishBatchRequestEntries.member."
FAILED = (
    "<member><Id>{id}</Id><Code>InternalError</Code><Message>Internal failure</Message>"
    "<SenderFault>false</SenderFault></member>"
)


def _failure() -> tuple:
    return sns._error("InternalFailure", "The request processing has failed because of an unknown error.", 500)


def _split(params: dict, struck: Strike) -> tuple[dict, list[str]]:
    """A batch without some of its entries, at least one and never all, and the ids of those."""
    entries: dict[str, dict] = {}
    rest = {}
    for key, value in params.items():
        if key.startswith(ENTRY):
            number, _, of = key[len(ENTRY) :].partition(".")
            entries.setdefault(number, {})[of] = value
        else:
            rest[key] = value
    if len(entries) < 2:
        return params, []
    failed = struck.chance.sample(sorted(entries), struck.chance.randint(1, len(entries) - 1))
    kept = [entry for number, entry in entries.items() if number not in failed]
    for place, entry in enumerate(kept, 1):
        rest |= {f"{ENTRY}{place}.{of}": value for of, value in entry.items()}
    return rest, [entries[number]["Id"] for number in failed]


async def _fail(params: dict, struck: Strike, perform) -> tuple:
    if params["Action"] != "PublishBatch" or struck.either():
        return _failure()
    kept, failed = _split(params, struck)
    if not failed:
        return _failure()
    status, headers, payload = await perform(kept)
    if status == 200:
        told = "".join(FAILED.format(id=entry) for entry in failed)
        text = payload.decode() if isinstance(payload, bytes) else payload
        payload = text.replace("</Failed>", f"{told}</Failed>").encode()
    return status, headers, payload


def _handling(handle):
    async def handled(method, path, headers, body, query):
        if not function_that_asks(headers):
            return await handle(method, path, headers, body, query)
        params = {key: values[0] for key, values in parse_qs((body or b"").decode()).items()}
        if params.get("Action") not in ("Publish", "PublishBatch"):
            return await handle(method, path, headers, body, query)
        family, resource = "sns", params.get("TopicArn", params.get("TargetArn", "")).rpartition(":")[2]
        if "PhoneNumber" in params:
            family = resource = SMS

        async def perform(wanted: dict) -> tuple:
            return await handle(method, path, headers, urlencode(wanted).encode(), query)

        if struck := strike(f"{family}.fail", resource):
            count(f"{family}.fail", resource, params["Action"])
            return await _fail(params, struck, perform)
        return await losing(f"{family}.lostAnswer", resource, headers, lambda: perform(params), _failure)

    return handled


def apply() -> None:
    app.SERVICE_HANDLERS["sns"] = _handling(app.SERVICE_HANDLERS["sns"])
