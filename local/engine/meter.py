"""What a piece of work costs on AWS, counted in the engine: units, requests and bytes by table, topic, queue, function.

Off unless HUYING_METER names a file: then every request and invocation is counted, SIGUSR2 writes the counts there
(whole, as JSON) and starts again at nought. Not a correction: answers stay as they are, but for the write capacity
that DynamoDB is asked to tell.

Writes are the engine's own units (checked: right by size and index); a refused condition costs one too, as on AWS.
Reads are counted here from the bytes of the items, since the engine answers 0.5 or 1 whatever the size.
"""

import json
import os
import signal
import threading
import time
from collections import defaultdict

from ministack import app
from ministack.core import lambda_runtime
from ministack.services import sns

KB = 1024
_lock = threading.Lock()
_counts: dict = defaultdict(lambda: defaultdict(float))
_heard = threading.local()


def count(kind: str, name: str, **amounts: float) -> None:
    with _lock:
        of = _counts[f"{kind}:{name}"]
        for what, amount in amounts.items():
            of[what] += amount


def size(value: dict) -> int:
    """Bytes of a typed DynamoDB value, after the developer guide's rules."""
    ((kind, inner),) = value.items()
    if kind == "S":
        return len(inner.encode())
    if kind == "N":
        return len(inner.strip("-0.")) // 2 + 2
    if kind == "M":
        return 3 + sum(len(name.encode()) + size(each) + 1 for name, each in inner.items())
    if kind == "L":
        return 3 + sum(size(each) + 1 for each in inner)
    return 1 if kind in ("BOOL", "NULL") else len(json.dumps(inner))


def item_size(item: dict) -> int:
    return sum(len(name.encode()) + size(value) for name, value in item.items())


def read_units(read: int, consistent: bool) -> float:
    return max(1, -(-read // (4 * KB))) * (1 if consistent else 0.5)


def _reads(action: str, asked: dict, answer: dict) -> None:
    if action == "GetItem":
        read = item_size(answer.get("Item", {}))
        units = read_units(read, asked.get("ConsistentRead", False))
        count("dynamodb", asked["TableName"], rru=units, readBytes=read, reads=1)
    elif action in ("Query", "Scan"):
        read = sum(item_size(item) for item in answer.get("Items", []))
        units = read_units(read, asked.get("ConsistentRead", False))
        count("dynamodb", asked["TableName"], rru=units, readBytes=read, reads=1)
    elif action == "BatchGetItem":
        for table, items in answer.get("Responses", {}).items():
            consistent = asked["RequestItems"].get(table, {}).get("ConsistentRead", False)
            units = sum(read_units(item_size(item), consistent) for item in items)
            count("dynamodb", table, rru=units, readBytes=sum(map(item_size, items)), reads=1)


def _writes(action: str, asked: dict, status: int, answer: dict) -> None:
    told = answer.get("ConsumedCapacity")
    if action in ("PutItem", "UpdateItem", "DeleteItem"):
        refused = status == 400 and "ConditionalCheckFailed" in answer.get("__type", "")
        units = told["CapacityUnits"] if isinstance(told, dict) else 1 if refused else 0
        count("dynamodb", asked["TableName"], wru=units, writes=1, refused=int(refused))
    elif isinstance(told, list):
        for each in told:
            count("dynamodb", each["TableName"], wru=each["CapacityUnits"], writes=1)


# Whoever only looks, such as a test that waits for something, says so: that is no work.
SPARED = "x-huying-spared"
WRITES = {"PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems"}
READS = {"GetItem", "Query", "Scan", "BatchGetItem"}


def _dynamodb(handle):
    async def metered(method, path, headers, body, query):
        action = headers.get("x-amz-target", "").rpartition(".")[2]
        if action not in WRITES | READS or headers.get(SPARED):
            return await handle(method, path, headers, body, query)
        asked = json.loads(body)
        if action in WRITES:
            body = json.dumps({**asked, "ReturnConsumedCapacity": "TOTAL"}).encode()
        status, answered, payload = await handle(method, path, headers, body, query)
        answer = json.loads(payload or b"{}")
        if action in WRITES:
            _writes(action, asked, status, answer)
        elif status == 200:
            _reads(action, asked, answer)
        return status, answered, payload

    return metered


def _requests(kind: str, name_of, handle):
    async def metered(method, path, headers, body, query):
        action = headers.get("x-amz-target", "").rpartition(".")[2]
        count(kind, name_of(path, body), requests=1, bytes=len(body or b""), **{action or method: 1})
        return await handle(method, path, headers, body, query)

    return metered


def _queue_of(path: str, body: bytes) -> str:
    try:
        return json.loads(body)["QueueUrl"].rpartition("/")[2]
    except (ValueError, KeyError, TypeError):
        return path.rpartition("/")[2]


def _topic_of(_path: str, body: bytes) -> str:
    text = (body or b"").decode(errors="replace")
    return "sms" if "PhoneNumber=" in text else text.rpartition("TopicArn=")[2].split("&")[0].rpartition("%3A")[2] or "topic"


def _invoke(invoke):
    def metered(self, event, *args, **named):
        began = time.perf_counter()
        try:
            return invoke(self, event, *args, **named)
        finally:
            ms = (time.perf_counter() - began) * 1000
            records = event.get("Records") if isinstance(event, dict) else None
            sqs = bool(records) and records[0].get("eventSource") == "aws:sqs"
            http = isinstance(event, dict) and event.get("version") == "2.0" and "routeKey" in event
            memory = float(self.config.get("MemorySize", 128)) / KB
            count(
                "lambda",
                self.func_name,
                invocations=1,
                ms=ms,
                gbSeconds=ms / 1000 * memory,
                records=len(records or ()),
                # What the poller asks of the queue on AWS: one receive and one delete for a batch.
                sqsPolls=2 if sqs else 0,
                http=int(http),
            )

    return metered


def _fanned(fan_out):
    """Events by type, and how many of them nobody was waiting for."""

    def metered(topic, number, message, subject, structure="", attributes=None, **named):
        _heard.by = 0
        fan_out(topic, number, message, subject, structure, attributes, **named)
        kind = (attributes or {}).get("type", {}).get("StringValue", topic.rpartition(":")[2])
        count("event", kind, published=1, unheard=int(_heard.by == 0))

    return metered


def _delivery(deliver):
    def metered(endpoint, envelope, *args, **named):
        _heard.by = getattr(_heard, "by", 0) + 1
        count("sqs", endpoint.rpartition(":")[2], deliveries=1, bytes=len(args[1] if len(args) > 1 else envelope))
        return deliver(endpoint, envelope, *args, **named)

    return metered


def _write_out(file: str) -> None:
    global _counts
    with _lock:
        told, _counts = _counts, defaultdict(lambda: defaultdict(float))
    with open(file + ".new", "w") as out:
        json.dump(told, out)
    os.replace(file + ".new", file)


def apply(file: str) -> None:
    handlers = app.SERVICE_HANDLERS
    handlers["dynamodb"] = _dynamodb(handlers["dynamodb"])
    handlers["sqs"] = _requests("sqs", _queue_of, handlers["sqs"])
    handlers["sns"] = _requests("sns", _topic_of, handlers["sns"])
    handlers["s3"] = _requests("s3", lambda path, _: path.split("/")[1], handlers["s3"])
    lambda_runtime.Worker.invoke = _invoke(lambda_runtime.Worker.invoke)
    sns._deliver_to_sqs = _delivery(sns._deliver_to_sqs)
    sns._fanout = _fanned(sns._fanout)
    signal.signal(signal.SIGUSR2, lambda *_: threading.Thread(target=_write_out, args=(file,)).start())
