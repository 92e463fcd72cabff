"""The local engine: MiniStack in the one version that our corrections were written for, made to behave like AWS.

    python local/engine

Configuration is MiniStack's own (GATEWAY_PORT, BIND_HOST, PERSIST_STATE, STATE_DIR, ...) plus
HUYING_SAVE_SECONDS (pause between two saves, 10) and HUYING_TTL_SECONDS (pause between two sweeps
for expired items, 30). HUYING_WITHOUT names corrections to leave out, separated by commas: the tests
use it to see each of them fail. HUYING_METER names a file for what work costs (meter.py), HUYING_INDEX_LAG_MS
says how far indexes are behind (lag.py). HUYING_FRONT is the word by which the front door marks what it passes on
(corrections/foreign_pages.py).
"""

import os
import sys
from importlib import metadata

EXPECTED = "1.5.33"


def assert_version() -> None:
    """The corrections replace private functions, so any other version is refused rather than half corrected."""
    try:
        found = metadata.version("ministack")
    except metadata.PackageNotFoundError:
        sys.exit(
            f"The local engine needs ministack {EXPECTED}, which this Python does not have: "
            "run `npm start`, it makes the right environment."
        )
    if found != EXPECTED:
        sys.exit(
            f"The local engine needs ministack {EXPECTED} but found {found}: its corrections fit that version only. "
            "Delete .local/venv and run `npm start`, it makes the right environment."
        )


if __name__ == "__main__":
    assert_version()
    if os.environ.get("HUYING_INDEX_LAG_MS"):
        import lag

        lag.apply(float(os.environ["HUYING_INDEX_LAG_MS"]))
    import corrections

    corrections.apply(without=os.environ.get("HUYING_WITHOUT", "").split(","))
    if os.environ.get("HUYING_METER"):
        import meter

        meter.apply(os.environ["HUYING_METER"])
    if os.environ.get("HUYING_CHAOS"):
        import chaos

        chaos.apply(os.environ["HUYING_CHAOS"])
    from ministack.app import main

    main()
