"""An invocation is answered when the handler is done, not when its log is.

Upstream: after each invocation the worker waits up to 50 ms for a first log line, so a handler that logs nothing
is ten times slower than one that does; and the mapping loop pauses 50 ms after a wake that found nothing.
AWS: logs travel on their own; an idle poller costs the next message nothing of the kind.
"""

from ministack.core import lambda_runtime
from ministack.services import lambda_svc

FIRST_LINE, QUIET, AT_MOST = 0.003, 0.002, 0.250  # seconds
WAKE_GAP = 0.005


def apply() -> None:
    lambda_runtime.Worker._drain_stderr_bounded.__defaults__ = (FIRST_LINE, QUIET, AT_MOST)
    lambda_svc._ESM_IDLE_WAKE_GAP_SECONDS = WAKE_GAP
