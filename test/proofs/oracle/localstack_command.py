"""The command `localstack`, with the files of its S3 in the temporary folder of this run.

    python localstack_command.py start --host

Its own place for them is one path for every copy on a machine, and they stay there.
"""

import os
import tempfile

os.environ["LOCALSTACK_CLI"] = "1"  # its configuration asks for this when it is first imported

from localstack.cli.main import main  # noqa: E402
from localstack.services.s3 import provider  # noqa: E402

assert provider.DEFAULT_S3_TMP_DIR.startswith("/tmp/"), "this version keeps them elsewhere"
provider.DEFAULT_S3_TMP_DIR = os.path.join(tempfile.gettempdir(), "s3")

if __name__ == "__main__":
    main()
