"""The plan of faults: read from `plan.json`, read again whenever that changes, and asked before every possible fault.

Each pair of fault and resource has a sequence of its own, begun from the seed, the fault and the resource: the same
calls meet the same faults, whatever others do meanwhile. A new plan begins all sequences anew.
"""

import json
import logging
import threading
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

log = logging.getLogger("huying.chaos")

PREFIX = "huying-"  # whatever is named otherwise is never hit
SMS = "sms"  # the resource of a message to a telephone, which has no name

SHARE = {"p": (0, 1)}
LATE = {**SHARE, "maxSeconds": (0, 900)}
LOST = {**SHARE, "stubborn": bool}
FAULTS: dict[str, dict] = {
    "sqs.duplicate": LATE,
    "sqs.delay": LATE,
    "sqs.reorder": SHARE,
    "sqs.lostAnswer": LOST,
    "dynamodb.lostAnswer": LOST,
    "dynamodb.throttle": SHARE,
    "dynamodb.slow": LATE,
    "sns.lostAnswer": LOST,
    "sns.fail": SHARE,
    "sms.lostAnswer": LOST,
    "sms.fail": SHARE,
    "lambda.throttle": {**SHARE, "sources": list},
    "lambda.kill": {"everySeconds": (0.05, 3600), "sources": list},
    "stream.duplicate": SHARE,
    "stream.delay": LATE,
    "stream.lost": SHARE,
}
EVERYWHERE = {"only": list, "times": (0, 1_000_000_000)}
NEEDED = {"p", "everySeconds"}


@dataclass
class Strike:
    """A fault that was decided: its settings, and chance of its own for whatever else it has to choose."""

    settings: dict
    chance: Random

    def seconds(self) -> float:
        return self.chance.uniform(0, float(self.settings.get("maxSeconds", 5)))

    def either(self) -> bool:
        return self.chance.random() < 0.5


@dataclass
class Plan:
    seed: object = 0
    faults: dict = field(default_factory=dict)
    sequences: dict = field(default_factory=dict)
    struck: dict = field(default_factory=dict)


def problem(wanted: object) -> str | None:
    """The first thing that is wrong with a plan, as a sentence."""
    if not isinstance(wanted, dict) or not isinstance(wanted.get("faults", {}), dict):
        return "a plan is an object {seed, faults: {name: {…}}}"
    if unknown := wanted.keys() - {"seed", "faults"}:
        return f"a plan has no {sorted(unknown)[0]}"
    for name, settings in wanted.get("faults", {}).items():
        if name not in FAULTS:
            return f"there is no fault {name}: there are {', '.join(FAULTS)}"
        if not isinstance(settings, dict):
            return f"{name} needs an object of settings"
        known = {**FAULTS[name], **EVERYWHERE}
        for key in (NEEDED & known.keys()) - settings.keys():
            return f"{name} needs {key}"
        for key, value in settings.items():
            if key not in known:
                return f"{name} has no setting {key}: it has {', '.join(known)}"
            kind = known[key]
            if isinstance(kind, tuple):
                number = isinstance(value, (int, float)) and not isinstance(value, bool)
                if not number or not kind[0] <= value <= kind[1]:
                    return f"{key} of {name} is a number from {kind[0]} to {kind[1]}, not {json.dumps(value)}"
            elif not isinstance(value, kind):
                return f"{key} of {name} is not {json.dumps(value)}"
    return None


_plan = Plan()
_lock = threading.Lock()
_seen: tuple | None = ()
_half_written = False


def read(folder: Path) -> dict | None:
    """Take the plan in force from the folder if the file changed. What became of it, or None when it did not."""
    global _plan, _seen, _half_written
    file = folder / "plan.json"
    try:
        stat = file.stat()
        now: tuple | None = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
    except FileNotFoundError:
        now = None
    if now == _seen and not _half_written:
        return None
    try:
        wanted = json.loads(file.read_text()) if now else {}
        wrong = problem(wanted)
    except ValueError as error:
        if not _half_written:  # perhaps its writer is not done: look once more before complaining
            _seen, _half_written = now, True
            return None
        wanted, wrong = None, f"it is no JSON ({error})"
    except OSError as error:
        wanted, wrong = None, str(error)
    _seen, _half_written = now, False
    if wrong:
        log.warning("The plan of faults is refused, the one before stays in force: %s.", wrong)
        return {"plan": {"seed": _plan.seed, "faults": _plan.faults}, "refused": wrong}
    with _lock:
        _plan = Plan(wanted.get("seed", 0), wanted.get("faults", {}))
    return {"plan": {"seed": _plan.seed, "faults": _plan.faults}}


def meant(settings: dict | None, source: str) -> bool:
    """Does the plan hit invocations by this source?"""
    return settings is not None and source in settings.get("sources", [source])


def seed() -> object:
    return _plan.seed


def settings_of(fault: str) -> dict | None:
    return _plan.faults.get(fault)


def strike(fault: str, resource: str) -> Strike | None:
    """Does this fault happen here and now? Only to what is ours and what the plan's `only` begins with."""
    plan = _plan
    settings = plan.faults.get(fault)
    if settings is None or not (resource.startswith(PREFIX) or resource == SMS):
        return None
    if not any(resource.startswith(start) for start in settings.get("only", [""])):
        return None
    with _lock:
        sequence = plan.sequences.get((fault, resource))
        if sequence is None:
            sequence = plan.sequences[fault, resource] = Random(f"{plan.seed}/{fault}/{resource}")
        happens = sequence.random() < settings.get("p", 1)
        own = sequence.getrandbits(64)
        if not happens or plan.struck.get(fault, 0) >= settings.get("times", float("inf")):
            return None
        plan.struck[fault] = plan.struck.get(fault, 0) + 1
    return Strike(settings, Random(own))


def take_back(fault: str) -> None:
    """A strike that hit nothing is none of the `times`."""
    with _lock:
        _plan.struck[fault] = max(0, _plan.struck.get(fault, 0) - 1)
