"""What a save ended with: said once in the log when it begins to fail and when it is over, and told by the health route.

Whoever looks (`npm run status`, `npm run stop`) can see that what is acknowledged now is in memory only.
"""

import json
import os
import sys
from datetime import datetime, timezone

_failure = None  # why nothing can be saved and since when, as the health route tells it


def tell(code: int) -> None:
    """Keep what a save ended with for whoever asks, and say it once when it begins and when it is over."""
    global _failure
    if code == 0:
        if _failure:
            _say("Saving works again: everything is on the disk.")
        _failure = None
        return
    reason = os.strerror(code) if code > 1 else "an error of the engine"
    if not _failure:
        _say(
            f"SAVING FAILS ({reason}): what is acknowledged from now on is in memory only, and a crash would lose it. "
            "The last save is whole. Make room on the disk: saving goes on by itself."
        )
    _failure = {"reason": reason, "since": (_failure or {}).get("since") or _now()}


def _say(text: str) -> None:
    try:
        print(text, file=sys.stderr, flush=True)
    except OSError:
        pass  # the log is on the same full disk


def _now() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="seconds").replace("+00:00", "Z")


def with_saving(health):
    """The health route tells whether what is acknowledged is being saved."""

    def answer(*args, **named):
        found = health(*args, **named)
        if not found or not _failure:
            return found
        status, headers, body = found
        return status, headers, json.dumps({**json.loads(body), "saving": _failure}).encode()

    return answer
