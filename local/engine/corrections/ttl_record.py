"""An item that expires leaves a REMOVE record in its table's stream.

Upstream: the sweep takes expired items out without a trace (once a minute).
AWS: expiry writes a REMOVE record whose `userIdentity` names the service, so that a stream handler can tell it
from a deletion by the application.

The stock sweeper's thread already runs when we get here; it is muted and ours takes its place.
"""

import os
import threading
import time

from ministack.core.concurrency import spawn_background
from ministack.services import dynamodb, lambda_svc

SERVICE = {"type": "Service", "principalId": "dynamodb.amazonaws.com"}
STOCK_THREAD, OUR_THREAD = "dynamodb-ttl-reaper", "huying-ttl"

_remove, _build = dynamodb._remove_item, dynamodb._build_change_record


def _remove_unless_stock(table, partition, sort):
    return None if threading.current_thread().name == STOCK_THREAD else _remove(table, partition, sort)


def _build_with_identity(*args, **named):
    record = _build(*args, **named)
    if threading.current_thread().name == OUR_THREAD:
        record["userIdentity"] = SERVICE
    return record


def _expired(item: dict, attribute: str, now: float) -> bool:
    try:
        return float(item[attribute]["N"]) <= now
    except (KeyError, TypeError, ValueError):
        return False  # AWS, too, leaves items alone whose attribute is missing or no number


def sweep(now: float) -> None:
    """Remove what has expired at `now` (seconds since 1970) from every table that expires items."""
    with dynamodb._lock:
        for (account, region, name), setting in list(dynamodb._ttl_settings.all_items()):
            table = dynamodb._tables.get_scoped(account, region, name)
            if table is None or setting.get("TimeToLiveStatus") != "ENABLED":
                continue
            account_token = lambda_svc._request_account_id.set(account)
            region_token = lambda_svc._request_region.set(region)
            try:
                for partition, items in list(table["items"].items()):
                    for sort, item in list(items.items()):
                        if _expired(item, setting.get("AttributeName", ""), now):
                            dynamodb._emit_stream_event(name, "REMOVE", _remove(table, partition, sort), None)
            finally:
                lambda_svc._request_account_id.reset(account_token)
                lambda_svc._request_region.reset(region_token)


def _sweep_for_ever(pause: float) -> None:
    while True:
        time.sleep(pause)
        try:
            sweep(time.time())
        except Exception:
            dynamodb.logger.exception("the sweep for expired items failed and will be tried again")


def apply() -> None:
    dynamodb._remove_item, dynamodb._build_change_record = _remove_unless_stock, _build_with_identity
    spawn_background(_sweep_for_ever, float(os.environ.get("HUYING_TTL_SECONDS", "30")), thread_name=OUR_THREAD)
