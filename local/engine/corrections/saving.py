"""State is saved while the engine runs, as one consistent picture.

Upstream: state is written on a clean stop only, file by file, so a killed engine has lost everything, and one
killed while it writes is left with files of different moments. A file that cannot be written is passed over.
AWS: what was acknowledged stays.

Every HUYING_SAVE_SECONDS a forked child, which has the memory of one single moment, writes a generation
`STATE_DIR/gen-<n>/` and then points `STATE_DIR/current` to it in one step; the engine pauses for the fork only,
not for the writing. The locks of all services are held across the fork so that no table is caught in the middle of
a change. A clean stop writes a generation too, and SIGUSR1 asks for one now. At most the last interval is lost, never part of a moment.

When a generation cannot be written (a full disk, one that turned read-only) the last one stays, whole, and the engine
works on from memory: the log says so, and `/_ministack/health` has `saving` with the reason and since when. It tries
again every interval, so room on the disk is all it needs.
"""

import errno
import json
import os
import shutil
import signal
import sys
import threading
import time
from contextlib import ExitStack, contextmanager

import saving_failure
from ministack import app
from ministack.core import persistence
from ministack.core.concurrency import spawn_background
from ministack.services import lambda_svc

CURRENT = "current"
LONGEST_WRITE = 120.0  # seconds before a child that writes is given up
LOCKS = (type(threading.Lock()), type(threading.RLock()))

_load_state = persistence.load_state
_one_at_a_time = threading.Lock()
_asked = threading.Event()
_activity = 0  # requests since the start, and batches that mappings delivered: nothing new, nothing to save


def _root() -> str:
    return os.environ["STATE_DIR"]


def _generation() -> int:
    try:
        return int(os.readlink(os.path.join(_root(), CURRENT)).rsplit("-", 1)[-1])
    except (OSError, ValueError):
        return 0


def write_generation(services: dict) -> None:
    """Write all services' states ({name: function that gives the state}) and make them the current generation."""
    root, number = _root(), _generation() + 1
    name = f"gen-{number}"
    unused = []
    lambda_svc._prune_orphan_code_blobs, prune = unused.append, lambda_svc._prune_orphan_code_blobs
    persistence.STATE_DIR = os.path.join(root, name)
    try:
        shutil.rmtree(persistence.STATE_DIR, ignore_errors=True)
        os.makedirs(persistence.STATE_DIR)
        for service, state_of in services.items():
            state = state_of()
            if state is not None:
                _write_state(service, state)
        link = os.path.join(root, f"{CURRENT}.new")
        if os.path.lexists(link):
            os.remove(link)
        os.symlink(name, link)
        os.replace(link, os.path.join(root, CURRENT))
        for other in os.listdir(root):
            if other.startswith("gen-") and other != name:
                shutil.rmtree(os.path.join(root, other), ignore_errors=True)
        for referenced in unused:
            prune(referenced)
    except BaseException:
        # Half a generation only takes room; the last whole one is what counts.
        shutil.rmtree(persistence.STATE_DIR, ignore_errors=True)
        raise
    finally:
        persistence.STATE_DIR, lambda_svc._prune_orphan_code_blobs = root, prune


def _write_state(service: str, data: dict) -> None:
    """As upstream writes it, but what goes wrong is told: a generation without one of its files is none."""
    with open(os.path.join(persistence.STATE_DIR, f"{service}.json"), "w") as file:
        content = {"__ministack_format__": persistence._state_format_version(service), "payload": data}
        json.dump(content, file, default=persistence._json_default)


def _load_current(service: str):
    """A service's state of the current generation."""
    persistence.STATE_DIR = os.path.join(_root(), CURRENT)
    try:
        return _load_state(service)
    finally:
        persistence.STATE_DIR = _root()


@contextmanager
def _all_locks():
    """Hold every lock that a service module owns. Gives up (False) when one stays taken: the next round will do."""
    modules = [module for name, module in sorted(sys.modules.items()) if name.startswith("ministack.services.")]
    locks = {id(value): value for module in modules for value in vars(module).values() if isinstance(value, LOCKS)}
    with ExitStack() as held:
        for lock in locks.values():
            if not lock.acquire(timeout=1):
                yield False
                return
            held.callback(lock.release)
        yield True


def save() -> bool:
    """Save this moment from a forked child. False when it could not be done now."""
    with _one_at_a_time:
        services = app._build_persistence_save_dict()
        with _all_locks() as quiet:
            child = os.fork() if quiet else None
        if child is None:
            return False
        if child == 0:
            _write_and_exit(services)
        return _wait(child)


def _write_and_exit(services: dict) -> None:
    """The child's whole life. Signals are its own, and it lets go of the parent's connections at once: one that the
    parent closes meanwhile must be closed for the caller too."""
    os.closerange(3, os.sysconf("SC_OPEN_MAX"))
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        write_generation(services)
        os._exit(0)
    except OSError as error:
        os._exit(error.errno if error.errno in range(2, 125) else 1)
    except BaseException:
        os._exit(1)


def _wait(child: int) -> bool:
    deadline = time.monotonic() + LONGEST_WRITE
    while time.monotonic() < deadline:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            code = os.waitstatus_to_exitcode(status)
            saving_failure.tell(code)
            return code == 0
        time.sleep(0.02)
    os.kill(child, 9)
    os.waitpid(child, 0)
    saving_failure.tell(errno.ETIMEDOUT)
    return False


def _save_for_ever(pause: float) -> None:
    saved = _activity
    while True:
        asked = _asked.wait(pause)
        _asked.clear()
        seen = _activity
        try:
            if (asked or seen != saved) and save():
                saved = seen
            elif asked:
                _asked.set()
        except Exception:
            persistence.logger.exception("saving failed and will be tried again")


def _save_at_stop(services: dict) -> None:
    """Whoever stops us waits for a while and then kills us: an engine that did not end by itself has not saved."""
    with _one_at_a_time:
        while True:
            try:
                return write_generation(services)
            except OSError as error:
                saving_failure.tell(error.errno or 1)
                time.sleep(1)


def _count(function):
    def counted(*args, **named):
        global _activity
        _activity += 1
        return function(*args, **named)

    return counted


def apply() -> None:
    if not persistence.PERSIST_STATE:
        signal.signal(signal.SIGUSR1, signal.SIG_IGN)
        return
    app._handle_health_request = saving_failure.with_saving(app._handle_health_request)
    app.load_state, app.save_all = _load_current, _save_at_stop
    app._dispatch_service_request = _count(app._dispatch_service_request)
    app._handle_special_data_plane_request = _count(app._handle_special_data_plane_request)
    lambda_svc._dispatch_esm_batch = _count(lambda_svc._dispatch_esm_batch)
    signal.signal(signal.SIGUSR1, lambda *_: _asked.set())
    spawn_background(_save_for_ever, float(os.environ.get("HUYING_SAVE_SECONDS", "10")), thread_name="huying-saver")
