"""DynamoDB stream → Lambda mappings that keep AWS's promises about failures.

Upstream: a handler runs on the one polling thread and holds up every other mapping; `batchItemFailures`
is not read, so the rest of a partly failed batch is lost; a handler that throws is retried for ever,
whatever `MaximumRetryAttempts`, `BisectBatchOnFunctionError` and `DestinationConfig` say.
AWS: one batch in flight per shard, shards independent of each other; the checkpoint stands at the lowest
failed sequence number; a failed batch is halved (which costs no attempt) until the bad record is alone;
after the allowed attempts or the allowed age the remaining records are described to OnFailure and skipped.

A reader keeps the windows [start, end) of stream positions that still have to be delivered, oldest first.
Positions are only written by the reader that owns them, after the handler has answered.
"""

import time
from dataclasses import dataclass, field

from ministack.services import dynamodb, lambda_svc

FIRST_PAUSE, LONGEST_PAUSE = 0.1, 5.0  # seconds between two attempts, doubling


@dataclass
class Window:
    """A run of stream positions that is delivered together."""

    start: int
    end: int
    failures: int = 0


@dataclass
class Reader:
    """Where one mapping stands: what it still owes, whether a batch is with the handler, when to try again."""

    windows: list[Window] = field(default_factory=list)
    busy: bool = False
    not_before: float = 0.0


_readers: dict[str, Reader] = {}


def poll() -> bool:
    """One pass over all stream mappings. True if any of them was given work."""
    started = False
    for account, region, mapping in lambda_svc._iter_all_esms():
        account_token = lambda_svc._request_account_id.set(account)
        region_token = lambda_svc._request_region.set(region)
        try:
            started = _advance(mapping) or started
        finally:
            lambda_svc._request_account_id.reset(account_token)
            lambda_svc._request_region.reset(region_token)
    for gone in _readers.keys() - {mapping["UUID"] for _, _, mapping in lambda_svc._iter_all_esms()}:
        _readers.pop(gone, None)
    return started


def _advance(mapping: dict) -> bool:
    arn = mapping.get("EventSourceArn", "")
    if ":dynamodb:" not in arn or "/stream/" not in arn or not mapping.get("Enabled", True):
        return False
    name = arn.split("/stream/")[0].rsplit("/", 1)[-1]
    table = dynamodb._tables.get(name)
    function, _ = lambda_svc._get_func_record_for_qualifier(mapping["FunctionName"], mapping.get("Qualifier"))
    if not function or not table or table.get("LatestStreamArn") != arn:
        return False
    reader = _readers.setdefault(mapping["UUID"], Reader())
    if reader.busy or reader.not_before > time.time():
        return False
    window = _next_window(mapping, name, reader)
    if window is None:
        return False
    records = [
        (window.start + i, record)
        for i, record in enumerate(dynamodb.stream_records_since(name, window.start, window.end - window.start))
        if lambda_svc._apply_filter_criteria([record], mapping)
    ]
    if not records:
        _deliver_up_to(mapping, reader, window.end)
        return True
    reader.busy = True
    lambda_svc._dispatch_esm_batch(f"stream-{mapping['UUID']}", _deliver, mapping, function, reader, window, records)
    return True


def _next_window(mapping: dict, table: str, reader: Reader) -> Window | None:
    """The oldest window owed, or a new one from the mapping's position, or None when all is delivered."""
    oldest, newest = dynamodb.stream_start_position(table), dynamodb.stream_end_position(table)
    with lambda_svc._dynamodb_stream_positions_lock:
        position = lambda_svc._dynamodb_stream_positions.get(mapping["UUID"])
        if position is None:
            position = oldest if mapping.get("StartingPosition") == "TRIM_HORIZON" else newest
        position = lambda_svc._dynamodb_stream_positions[mapping["UUID"]] = max(position, oldest)
    reader.windows = [w for w in reader.windows if w.end > position]
    if not reader.windows and position < newest:
        reader.windows.append(Window(position, min(newest, position + int(mapping.get("BatchSize", 100)))))
    if not reader.windows:
        return None
    reader.windows[0].start = max(reader.windows[0].start, position)
    return reader.windows[0]


def _deliver(mapping: dict, function: dict, reader: Reader, window: Window, records: list) -> None:
    """Call the handler with a window's records and settle what its answer says. Runs on a thread of its own."""
    try:
        result = lambda_svc._execute_function(function, {"Records": [record for _, record in records]})
        failed = _first_failure(mapping, result, records)
        if failed is None:
            mapping["LastProcessingResult"] = f"OK - {len(records)} records"
            _deliver_up_to(mapping, reader, window.end)
        else:
            mapping["LastProcessingResult"] = "FAILED"
            _settle_failure(mapping, function, reader, window, records[failed:], result)
    finally:
        reader.busy = False


def _first_failure(mapping: dict, result: dict, records: list) -> int | None:
    """Index of the first record that the handler did not finish, None when all are done."""
    if result.get("error") or result.get("throttle"):
        return 0
    body = result.get("body")
    if "ReportBatchItemFailures" not in (mapping.get("FunctionResponseTypes") or []) or not isinstance(body, dict):
        return None
    failures = {item.get("itemIdentifier") for item in body.get("batchItemFailures") or []}
    if not failures:
        return None
    at = [i for i, (_, record) in enumerate(records) if record["dynamodb"]["SequenceNumber"] in failures]
    return min(at, default=0)  # an unknown identifier fails the whole batch, as on AWS


def _settle_failure(mapping, function, reader, window, remaining, result) -> None:
    """Move the checkpoint to the first failed record, then halve, retry or give up on what remains."""
    first = remaining[0][0]
    if first > window.start:
        window.failures = 0
        _deliver_up_to(mapping, reader, first)
    window.start = first
    if mapping.get("BisectBatchOnFunctionError") and len(remaining) > 1:
        middle = remaining[len(remaining) // 2][0]
        reader.windows[:1] = [Window(first, middle), Window(middle, window.end)]
        return
    window.failures += 1
    reason = _reason_to_give_up(mapping, window, remaining)
    if reason:
        batch = [record for _, record in remaining]
        lambda_svc._send_ddb_stream_failure_record(
            mapping, function, batch, mapping["EventSourceArn"], result, reason
        )
        _deliver_up_to(mapping, reader, window.end)
        return
    reader.not_before = time.time() + min(FIRST_PAUSE * 2 ** (window.failures - 1), LONGEST_PAUSE)


def _reason_to_give_up(mapping: dict, window: Window, remaining: list) -> str | None:
    attempts, age = (int(mapping.get(key, -1)) for key in ("MaximumRetryAttempts", "MaximumRecordAgeInSeconds"))
    if 0 <= attempts < window.failures:
        return "RetryAttemptsExhausted"
    if 0 < age < time.time() - remaining[0][1]["dynamodb"]["ApproximateCreationDateTime"]:
        return "MaxRecordAgeExceeded"
    return None


def _deliver_up_to(mapping: dict, reader: Reader, position: int) -> None:
    reader.windows = [w for w in reader.windows if w.end > position]
    with lambda_svc._dynamodb_stream_positions_lock:
        if lambda_svc._esms.get(mapping["UUID"]) is not None:  # deleted while its batch was running
            lambda_svc._dynamodb_stream_positions[mapping["UUID"]] = position


def apply() -> None:
    lambda_svc._poll_dynamodb_streams = poll
