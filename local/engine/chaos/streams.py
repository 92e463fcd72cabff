"""DynamoDB streams: a batch of records comes late, or comes twice, and a restart may find a stream without its records.

The shard waits meanwhile, as on AWS: later records never overtake. A refused invocation costs no attempt there.
"""

import logging
import time

from corrections import stream_mapping
from ministack.services import dynamodb, lambda_svc

from .book import count
from .functions import FIRST_PAUSE, LONGEST_PAUSE, throttled
from .plan import strike

log = logging.getLogger("huying.chaos")


def _delivering(deliver):
    def delivered(mapping, function, reader, window, records):
        table = mapping["EventSourceArn"].split("/stream/")[0].rpartition("/")[2]
        name = (function.get("config") or function).get("FunctionName", "")
        numbers = f"{len(records)} records from {records[0][1]['dynamodb']['SequenceNumber']}"
        if struck := strike("stream.delay", table):
            seconds = struck.seconds()
            count("stream.delay", table, f"{name} {numbers} {seconds:.1f} s")
            time.sleep(seconds)
        pause = FIRST_PAUSE
        while throttled(name, "dynamodb"):
            time.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)
        if strike("stream.duplicate", table):
            count("stream.duplicate", table, f"{name} {numbers}")
            try:
                lambda_svc._execute_function(function, {"Records": [record for _, record in records]})
            except Exception:
                log.exception("the first of two deliveries failed")
        deliver(mapping, function, reader, window, records)

    return delivered


def _forgetting(load):
    """What no reader had yet is gone as if it were too old, and readers go on behind it."""

    def loaded(data):
        load(data)
        for key, records in list(dynamodb._stream_records.all_items()):
            table = key[-1]
            if records and strike("stream.lost", table):
                count("stream.lost", table, f"{len(records)} records")
                dynamodb._stream_trimmed.set_scoped(*key, dynamodb._stream_trimmed.get_scoped(*key, 0) + len(records))
                dynamodb._stream_records.set_scoped(*key, [])

    return loaded


def apply() -> None:
    stream_mapping._deliver = _delivering(stream_mapping._deliver)
    dynamodb.load_persisted_state = _forgetting(dynamodb.load_persisted_state)
