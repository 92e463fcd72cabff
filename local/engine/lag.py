"""Indexes that are behind, as global secondary indexes are on AWS: a change is seen in them only after a while.

Off unless HUYING_INDEX_LAG_MS names a number of milliseconds. Not a correction: upstream's indexes are of the same moment
as their table, so code that reads its own write through an index works here and fails on AWS now and then. With the lag
it fails here each time. Reads of the table itself are what they were.

For each table that is asked through an index a second one is kept that takes each change when its time has come; items
are shared, since writes replace them. Queries and scans of indexes are answered from it.
"""

import time
from collections import deque
from types import FunctionType

from ministack.services import dynamodb

_set_item, _remove_item, _items_replaced = dynamodb._set_item, dynamodb._remove_item, dynamodb._items_replaced


class Behind:
    """What a table's indexes know: its items as they were a while ago."""

    def __init__(self, table: dict):
        self.changes: deque = deque()
        self.table = {name: value for name, value in table.items() if name != dynamodb._INDEX_MEMBERS}
        self.table["items"] = type(table["items"])(dict, {pk: dict(items) for pk, items in table["items"].items()})

    def catch_up(self, now: float) -> dict:
        while self.changes and self.changes[0][0] <= now:
            _, pk, sk, item = self.changes.popleft()
            if item is None:
                _remove_item(self.table, pk, sk)
            else:
                _set_item(self.table, pk, sk, item)
        return self.table


_behind: dict[int, tuple[dict, Behind]] = {}
_lag = 0.0


def _of(table: dict) -> Behind:
    """Kept with the table itself, so that a table that was deleted and made again begins anew."""
    known, behind = _behind.get(id(table), (None, None))
    if known is not table or behind.table.get("GlobalSecondaryIndexes") != table.get("GlobalSecondaryIndexes"):
        behind = Behind(table)
        _behind[id(table)] = (table, behind)
    return behind


def _note(table: dict, pk, sk, item) -> None:
    if table.get("GlobalSecondaryIndexes"):
        _of(table).changes.append((time.monotonic() + _lag, pk, sk, item))


def _set_and_note(table, pk, sk, item):
    _note(table, pk, sk, item)
    return _set_item(table, pk, sk, item)


def _remove_and_note(table, pk, sk):
    _note(table, pk, sk, None)
    return _remove_item(table, pk, sk)


def _replaced_and_forgotten(table):
    """A restored table's indexes are built before it is used."""
    _behind.pop(id(table), None)
    return _items_replaced(table)


class Tables:
    """Stands where the handlers look for tables."""

    def get(self, name, otherwise=None):
        table = dynamodb._tables.get(name)
        return _of(table).catch_up(time.monotonic()) if table else otherwise


def _lagging(handle):
    late = FunctionType(handle.__code__, {**vars(dynamodb), "_tables": Tables()}, handle.__name__, handle.__defaults__)
    return lambda data: (late if data.get("IndexName") else handle)(data)


def apply(milliseconds: float) -> None:
    """Before the corrections, which put their own around what removes items."""
    global _lag
    _lag = milliseconds / 1000
    dynamodb._set_item, dynamodb._remove_item = _set_and_note, _remove_and_note
    dynamodb._items_replaced = _replaced_and_forgotten
    dynamodb._query, dynamodb._scan = _lagging(dynamodb._query), _lagging(dynamodb._scan)
