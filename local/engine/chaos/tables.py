"""DynamoDB: a write is done and its answer lost; a request is throttled, a batch in parts; what was read arrives late."""

import asyncio
import json

from ministack import app

from .book import count
from .caller import function_that_asks
from .lost import losing
from .plan import Strike, strike

WRITES = {"PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems"}
READS = {"GetItem", "Query", "Scan", "BatchGetItem", "TransactGetItems"}
PARTS = {"BatchWriteItem": "UnprocessedItems", "BatchGetItem": "UnprocessedKeys"}
MODEL = "com.amazonaws.dynamodb.v20120810#"


def _error(status: int, code: str, message: str) -> tuple:
    return status, {"Content-Type": "application/x-amz-json-1.0"}, json.dumps(
        {"__type": MODEL + code, "message": message}
    ).encode()


def _failure() -> tuple:
    return _error(500, "InternalServerError", "The request processing has failed because of an unknown error.")


def _throttled() -> tuple:
    return _error(
        400,
        "ProvisionedThroughputExceededException",
        "The level of configured provisioned throughput for the table was exceeded. Consider increasing your "
        "provisioning level with the UpdateTable API.",
    )


def table_of(asked: dict) -> str:
    """The table of a request; of several, the first by name."""
    if "TableName" in asked:
        name = asked["TableName"]
    elif "RequestItems" in asked:
        name = min(asked["RequestItems"], default="")
    else:
        names = [part.get("TableName", "") for item in asked.get("TransactItems", []) for part in item.values()]
        name = min(names, default="")
    return str(name).rpartition("/")[2]


def _split(action: str, requests: dict, struck: Strike) -> tuple[dict, dict]:
    """Of a batch's requests: what is done and what is left to the caller, which is at least one and never all."""
    flat = [
        (table, one)
        for table, of in requests.items()
        for one in (of["Keys"] if action == "BatchGetItem" else of)
    ]
    struck.chance.shuffle(flat)
    cut = struck.chance.randint(1, len(flat) - 1)

    def gathered(some: list) -> dict:
        tables: dict = {}
        for table, one in some:
            if action == "BatchGetItem":
                tables.setdefault(table, {**requests[table], "Keys": []})["Keys"].append(one)
            else:
                tables.setdefault(table, []).append(one)
        return tables

    return gathered(flat[:cut]), gathered(flat[cut:])


async def _throttle(action: str, asked: dict, struck: Strike, perform) -> tuple:
    requests = asked.get("RequestItems", {})
    size = sum(len(of["Keys"] if action == "BatchGetItem" else of) for of in requests.values())
    if action not in PARTS or size < 2 or struck.either():
        return _throttled()
    done, left = _split(action, requests, struck)
    status, headers, payload = await perform({**asked, "RequestItems": done})
    if status == 200:
        answer = json.loads(payload)
        for table, of in left.items():
            answer.setdefault(PARTS[action], {}).setdefault(table, of)
        payload = json.dumps(answer).encode()
        headers = {k: v for k, v in headers.items() if k.lower() not in ("content-length", "x-amz-crc32")}
    return status, headers, payload


async def _slowly(action: str, table: str, answer: tuple) -> tuple:
    """Perhaps the answer takes its time: what was read is older by then, and others may have written."""
    if struck := strike("dynamodb.slow", table):
        seconds = struck.seconds()
        count("dynamodb.slow", table, f"{action} {seconds:.1f} s")
        await asyncio.sleep(seconds)
    return answer


def _handling(handle):
    async def handled(method, path, headers, body, query):
        action = headers.get("x-amz-target", "").rpartition(".")[2]
        if action not in WRITES | READS or not function_that_asks(headers):
            return await handle(method, path, headers, body, query)
        asked = json.loads(body)
        table = table_of(asked)

        async def perform(wanted: dict) -> tuple:
            return await handle(method, path, headers, json.dumps(wanted).encode(), query)

        if struck := strike("dynamodb.throttle", table):
            count("dynamodb.throttle", table, action)
            return await _throttle(action, asked, struck, perform)
        if action in READS:
            return await _slowly(action, table, await perform(asked))
        return await losing("dynamodb.lostAnswer", table, headers, lambda: perform(asked), _failure)

    return handled


def apply() -> None:
    app.SERVICE_HANDLERS["dynamodb"] = _handling(app.SERVICE_HANDLERS["dynamodb"])
