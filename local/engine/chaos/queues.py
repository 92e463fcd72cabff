"""SQS: a message comes twice, late, or before its elders; a sender never learns that its message was taken.

What an event source receives is hit, what others receive from a queue is not.
"""

import json
import time

from ministack import app
from ministack.services import sqs

from .book import count
from .caller import function_that_asks
from .lost import losing
from .plan import strike

MARK = "huying_chaos"  # in a message: `seen` when its delay was decided, `copy` when it is one

SENDS = {"AmazonSQS.SendMessage", "AmazonSQS.SendMessageBatch"}


def _hold_back(queue: dict, name: str, now: float) -> None:
    for message in list(queue["messages"]):
        if MARK in message or message.get("visible_at", now) > now:
            continue
        message[MARK] = "seen"
        if struck := strike("sqs.delay", name):
            seconds = struck.seconds()
            message["visible_at"] = now + seconds
            count("sqs.delay", name, f"{message['id']} {seconds:.1f} s")


def _shuffle(queue: dict, name: str, now: float) -> None:
    standing = queue["messages"]
    if sum(message.get("visible_at", now) <= now for message in list(standing)) < 2:
        return  # no order to disturb
    if struck := strike("sqs.reorder", name):
        order = standing[:]
        struck.chance.shuffle(order)
        standing[: len(order)] = order  # in place: what is sent meanwhile stands behind
        count("sqs.reorder", name, f"{len(order)} messages")


def _copy(queue: dict, name: str, batch: list[dict], now: float) -> None:
    for message in batch:
        if message.get(MARK) == "copy":
            continue
        if struck := strike("sqs.duplicate", name):
            seconds = struck.seconds()
            again = {**message, "receipt_handle": None, "visible_at": now + seconds, MARK: "copy"}
            queue["messages"].append(again)
            count("sqs.duplicate", name, f"{message['id']} {seconds:.1f} s")


def _receiving(receive):
    def received(queue_url: str, most: int) -> list[dict]:
        queue = sqs._get_q(queue_url)
        name = queue_url.rpartition("/")[2]
        with sqs._queues_lock:
            _hold_back(queue, name, time.time())
            _shuffle(queue, name, time.time())
        batch = receive(queue_url, most)
        if batch:
            with sqs._queues_lock:
                _copy(queue, name, batch, time.time())
        return batch

    return received


def _failure() -> tuple:
    return sqs._json_err_resp("InternalFailure", "The request processing has failed.", 500)


def _sending(handle):
    async def sent(method, path, headers, body, query):
        if headers.get("x-amz-target") not in SENDS or not function_that_asks(headers):
            return await handle(method, path, headers, body, query)
        name = str(json.loads(body).get("QueueUrl", "")).rpartition("/")[2]
        perform = lambda: handle(method, path, headers, body, query)  # noqa: E731
        return await losing("sqs.lostAnswer", name, headers, perform, _failure)

    return sent


def apply() -> None:
    sqs._receive_messages_for_esm = _receiving(sqs._receive_messages_for_esm)
    app.SERVICE_HANDLERS["sqs"] = _sending(app.SERVICE_HANDLERS["sqs"])
