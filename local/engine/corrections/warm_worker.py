"""A handler that throws keeps its warm worker.

Upstream: any error answer ends the worker's process, so each failed invocation costs the next one a cold start
and loses what the module had cached.
AWS: an error that the handler returned or threw leaves the execution environment in place; it is replaced when
the process died, timed out or could not answer.

The one condition in `Worker.invoke` that decides is replaced in its source: an answer with a stack trace was
written by the worker's own loop, which is alive and waits for the next event.
"""

import inspect
import textwrap

from ministack.core import lambda_runtime

DISCARDS = 'if response.get("status") == "error":'
KEEPS = 'if response.get("status") == "error" and not (response.get("trace") and self._proc.poll() is None):'


def apply() -> None:
    source = textwrap.dedent(inspect.getsource(lambda_runtime.Worker.invoke))
    if source.count(DISCARDS) != 1:
        raise RuntimeError("the engine's Worker.invoke is not the one that this correction was written for")
    scope: dict = {}
    exec(compile(source.replace(DISCARDS, KEEPS), lambda_runtime.__file__, "exec"), vars(lambda_runtime), scope)
    lambda_runtime.Worker.invoke = scope["invoke"]
