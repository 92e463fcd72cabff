"""DynamoDB streams: a batch of records comes late, or comes twice.

The shard waits meanwhile, as on AWS: later records never overtake. A refused invocation costs no attempt there.
"""

import logging
import time

from corrections import stream_mapping
from ministack.services import lambda_svc

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


def apply() -> None:
    stream_mapping._deliver = _delivering(stream_mapping._deliver)
