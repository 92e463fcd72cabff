"""What happened: `counts.json` (times by fault, over all plans and restarts) and `faults.log` (a line for each)."""

import json
import os
import threading
from datetime import datetime, timezone
from pathlib import Path

_lock = threading.Lock()
_counts: dict[str, int] = {}
_lines: list[str] = []
_changed = True


def count(fault: str, resource: str, what: str = "") -> None:
    """Note one fault that was really done. `what` tells ids only, never content."""
    global _changed
    at = datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    with _lock:
        _counts[fault] = _counts.get(fault, 0) + 1
        _lines.append(f"{at} {fault} {resource} {what}".rstrip() + "\n")
        _changed = True


def resume(folder: Path) -> None:
    """Count on from what the last engine wrote."""
    try:
        _counts.update(json.loads((folder / "counts.json").read_text()))
    except (OSError, ValueError):
        pass


def replace(file: Path, content: object) -> None:
    """Write a JSON file so that its readers see the old one or the new one."""
    new = file.with_name(file.name + ".new")
    new.write_text(json.dumps(content))
    os.replace(new, file)


def write(folder: Path) -> None:
    global _changed, _lines
    with _lock:
        if not _changed:
            return
        counts, lines, _lines, _changed = dict(_counts), _lines, [], False
    with open(folder / "faults.log", "a") as log:
        log.writelines(lines)
    replace(folder / "counts.json", counts)
