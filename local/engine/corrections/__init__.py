"""What MiniStack 1.5.33 does otherwise than AWS and we need: one module each, with `apply()`.

Drop a module (and its test) when upstream has it. `docs/adr` tells why we correct rather than fork.
"""

from importlib import import_module

NAMES = (
    "batching_window",
    "stream_mapping",
    "stream_survival",
    "warm_worker",
    "quick_answer",
    "cfn_properties",
    "ttl_record",
    "saving",
    "pool_url",
    "http_cookies",
    "http_failures",
    "foreign_pages",
    "iam_decisions",
    "iam_transport",
    "iam_lambda",
    "iam_keys",
    "iam_callers",
)


def apply(without=()) -> None:
    """Apply every correction except those named."""
    for name in NAMES:
        if name not in without:
            import_module(f"{__name__}.{name}").apply()
