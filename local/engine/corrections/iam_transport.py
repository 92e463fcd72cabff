"""With AUTH=true what is asked over this machine's own loopback counts as encrypted.

Upstream: a request without TLS is insecure transport, and every resource policy that insists on TLS refuses it: CDK's
own bucket of assets first, so that nothing can be deployed.
AWS: has no plain endpoint in our way; SDKs speak TLS. A laptop's engine is reached by loopback only, which nobody reads.
That the policies do insist is shown by the templates, not by this engine.
"""

import contextvars

from ministack import app
from ministack.core import iam_evaluator as evaluator

from . import iam_decisions


def apply() -> None:
    if not iam_decisions.enforced():
        return
    # What threads of the engine do by themselves (fan-out, mappings) begins with the default.
    evaluator._request_origin = contextvars.ContextVar("huying_request_origin", default=("127.0.0.1", True))
    app.pin_request_origin = lambda source_ip, _secure: evaluator._request_origin.set((source_ip, True))
