"""Faults on the wire: the engine misbehaves as AWS may at any time, on a plan and with a seed (README.md).

Only loaded when HUYING_CHAOS names a folder: `plan.json` there tells what to do and is read again when it changes;
`plan.now.json` tells which plan is in force (and why another was refused), `counts.json` what happened how often,
`faults.log` what happened when.
"""

import atexit
import time
from importlib import import_module
from pathlib import Path

from ministack.core.concurrency import spawn_background

from . import book, plan

FAMILIES = ("caller", "lost", "queues", "tables", "topics", "functions", "streams")
PAUSE = 0.1  # seconds between two looks at the plan; what happened is written as often


def _look(folder: Path) -> None:
    try:
        if news := plan.read(folder):
            book.replace(folder / "plan.now.json", news)
        book.write(folder)
    except Exception:
        plan.log.exception("the folder of faults cannot be used now; it will be tried again")


def _look_for_ever(folder: Path) -> None:
    while True:
        time.sleep(PAUSE)
        _look(folder)


def apply(where: str) -> None:
    folder = Path(where)
    folder.mkdir(parents=True, exist_ok=True)
    book.resume(folder)
    for family in FAMILIES:
        import_module(f"{__name__}.{family}").apply()
    _look(folder)
    atexit.register(book.write, folder)
    spawn_background(_look_for_ever, folder, thread_name="huying-chaos")
