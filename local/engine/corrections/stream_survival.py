"""Streams live through a restart.

Upstream: stream records are not saved, but the mappings' positions are: after a restart a mapping waits at
position 700 of a stream that begins again at 0, and delivers nothing until 700 new changes have happened.
AWS: a stream keeps its records for 24 hours whatever happens to its readers.

The records that some mapping has not delivered yet are saved with the tables. What all have delivered is counted
as trimmed, so positions stay what they were.
"""

from ministack.core.responses import AccountRegionScopedDict
from ministack.services import dynamodb, lambda_svc

KEY = "huying_streams"

_get_state, _load = dynamodb.get_state, dynamodb.load_persisted_state


def _lowest_positions() -> dict:
    """For each (account, region, table): the lowest position among the mappings that read its stream."""
    lowest: dict = {}
    for account, region, mapping in lambda_svc._iter_all_esms():
        arn = mapping.get("EventSourceArn", "")
        position = lambda_svc._dynamodb_stream_positions.get_scoped(account, region, mapping["UUID"])
        if ":dynamodb:" in arn and "/stream/" in arn and position is not None:
            key = (account, region, arn.split("/stream/")[0].rsplit("/", 1)[-1])
            lowest[key] = min(position, lowest.get(key, position))
    return lowest


def _state() -> dict:
    lowest, streams = _lowest_positions(), AccountRegionScopedDict()
    for key, records in list(dynamodb._stream_records.all_items()):
        trimmed = dynamodb._stream_trimmed.get_scoped(*key, 0)
        delivered = max(0, min(lowest.get(key, trimmed + len(records)) - trimmed, len(records)))
        streams.set_scoped(*key, {"trimmed": trimmed + delivered, "records": list(records[delivered:])})
    return {**_get_state(), KEY: streams}


def _restore(data: dict) -> None:
    _load(data)
    streams = data.get(KEY)
    for key, stream in list(streams.all_items()) if streams else []:
        dynamodb._stream_records.set_scoped(*key, stream["records"])
        dynamodb._stream_trimmed.set_scoped(*key, stream["trimmed"])


def apply() -> None:
    dynamodb.get_state, dynamodb.load_persisted_state = _state, _restore
