"""Lambda: an invocation is refused for lack of capacity; a worker dies in the middle of its work.

Invocations by queues, streams, the HTTP API and the clock are hit, and those by functions; what a test program or a
simulated carrier invokes itself is not.
"""

import json
import logging
import os
import signal
import threading
import time
from random import Random

from ministack import app
from ministack.core import lambda_runtime
from ministack.services import lambda_svc, sqs

from .book import count
from .caller import function_that_asks
from .plan import meant, seed, settings_of, strike, take_back

log = logging.getLogger("huying.chaos")

FIRST_PAUSE, LONGEST_PAUSE = 0.25, 5.0  # seconds until a refused invocation is tried again, doubling
OTHERS_FIRST = 6  # at most so many invocations pass before the one that is hit
INTO_WORK = 0.2  # seconds at most between its begin and the kill; mostly much less


def source_of(event: object) -> str | None:
    """What invokes: sqs, dynamodb, http or clock; None for a call by name."""
    if not isinstance(event, dict):
        return None
    if event.get("version") == "2.0" and "routeKey" in event:
        return "http"
    if event.get("source") == "aws.events":
        return "clock"
    records = event.get("Records")
    source = records[0].get("eventSource", "") if isinstance(records, list) and records else ""
    return source.rpartition(":")[2] if source in ("aws:sqs", "aws:dynamodb") else None


def _refused() -> dict:
    return lambda_svc._throttle_response("ConcurrentInvocationLimitExceeded", "Rate Exceeded.")


def _patience(event: dict) -> float:
    """How long a poller keeps a refused batch: until half of the time is over for which its messages are hidden."""
    queue = sqs._queue_by_arn(event["Records"][0].get("eventSourceARN", "")) or {"attributes": {}}
    return int(queue["attributes"].get("VisibilityTimeout", "30")) / 2


def throttled(name: str, source: str) -> bool:
    if not meant(settings_of("lambda.throttle"), source) or strike("lambda.throttle", name) is None:
        return False
    count("lambda.throttle", name, source)
    return True


def _executing(execute):
    def executed(function, event):
        config = function.get("config") or function
        name, source = config.get("FunctionName", ""), source_of(event)
        # Streams are throttled in streams.py; another account's function comes here again in its own scope.
        if source in (None, "dynamodb") or lambda_svc._function_config_scope_mismatch(config):
            return execute(function, event)
        if source == "http":
            return _refused() if throttled(name, source) else execute(function, event)
        patience = _patience(event) if source == "sqs" else float("inf")
        pause = FIRST_PAUSE
        began = time.monotonic()
        while throttled(name, source):
            if time.monotonic() + pause - began > patience:
                return _refused()
            time.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)
        return execute(function, event)

    return executed


def _asked(handle):
    """A function that invokes another may be refused too."""

    async def handled(method, path, headers, body, query):
        if path.endswith("/invocations") and function_that_asks(headers):
            name = path.split("/")[-2].rpartition(":")[2]
            if throttled(name, "function"):
                told = _refused()["body"]
                kind = {"Content-Type": "application/json", "x-amzn-errortype": told["__type"], "Retry-After": "1"}
                return 429, kind, json.dumps({"Type": "User", **told}).encode()
        return await handle(method, path, headers, body, query)

    return handled


class Killer:
    """Kills one worker in the middle of its work every `everySeconds`.

    Looking for a busy one now and then would find none, since most invocations take milliseconds: so the next but a
    few that begins is followed, and only a kill that ended its work is counted; otherwise another one is taken.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._settings: dict | None = None
        self._chance = Random(0)
        self._due = float("inf")
        self._pass = 0

    def _take(self, name: str, source: str) -> float | None:
        """Seconds into the work of this invocation after which it is killed; None when it is left alone."""
        settings = settings_of("lambda.kill")
        if not meant(settings, source):
            return None
        now = time.monotonic()
        with self._lock:
            if settings is not self._settings:
                self._settings, self._chance = settings, Random(str(seed()))
                self._wait(now)
            if now < self._due:
                return None
            if self._pass > 0:
                self._pass -= 1
                return None
            struck = strike("lambda.kill", name)
            if struck is None:
                return None
            self._wait(now)
            return INTO_WORK * struck.chance.random() ** 3

    def _wait(self, now: float) -> None:
        self._due = now + self._settings["everySeconds"]
        self._pass = self._chance.randrange(OTHERS_FIRST)

    def _again(self) -> None:
        take_back("lambda.kill")
        with self._lock:
            self._due, self._pass = 0, 0

    def killing(self, invoke):
        def invoked(worker, event, *args, **named):
            process, source, delay = worker._proc, source_of(event), None
            # A process that is still starting is left alone: killed then, it takes its siblings with it here.
            if process is not None and process.poll() is None and source:
                delay = self._take(worker.func_name, source)
            if delay is None:
                return invoke(worker, event, *args, **named)
            timer = threading.Timer(delay, _kill, (worker, process))
            timer.start()
            result: dict = {}
            try:
                result = invoke(worker, event, *args, **named)
                return result
            finally:
                timer.cancel()
                if result.get("status") == "error" and process.returncode == -signal.SIGKILL:
                    count("lambda.kill", worker.func_name, f"{source} after {delay * 1000:.0f} ms")
                else:
                    self._again()

        return invoked


def _kill(worker, process) -> None:
    try:
        if worker._proc is process and process.poll() is None:
            os.kill(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        log.debug("the worker had ended by itself")


def apply() -> None:
    lambda_svc._execute_function = _executing(lambda_svc._execute_function)
    app.SERVICE_HANDLERS["lambda"] = _asked(app.SERVICE_HANDLERS["lambda"])
    lambda_runtime.Worker.invoke = Killer().killing(lambda_runtime.Worker.invoke)
