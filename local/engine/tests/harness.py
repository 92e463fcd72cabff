"""An engine for the tests, and the few AWS calls they share.

Start the tests from local/engine with the engine's own Python: `python -m unittest -b`.
`HUYING_WITHOUT=<correction> python -m unittest tests.test_<correction>` must fail: that is how each was seen to work.
"""

import atexit
import io
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import zipfile
from functools import cache
from pathlib import Path
from urllib.request import urlopen

import botocore.session
from botocore.config import Config

ENGINE = Path(__file__).resolve().parent.parent
ROLE = "arn:aws:iam::000000000000:role/test"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Engine:
    """One engine process with a folder of its own; `kill` is sudden, `stop` is clean, `start` may follow both."""

    def __init__(self, **settings: str):
        self.folder = Path(tempfile.mkdtemp(prefix="huying-engine-"))
        self.port = free_port()
        inherited = {k: v for k, v in os.environ.items() if not k.startswith("AWS_")}
        self.environment = {
            **inherited,
            "GATEWAY_PORT": str(self.port),
            "BIND_HOST": "127.0.0.1",
            "IOT_MTLS_ENABLED": "0",
            "SFTP_ENABLED": "0",
            "STATE_DIR": str(self.folder / "state"),
            "S3_DATA_DIR": str(self.folder / "state" / "s3"),
            **settings,
        }
        atexit.register(self.close)

    def start(self) -> "Engine":
        with open(self.folder / "engine.log", "ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, str(ENGINE)], env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
        wait_until(self._healthy, 60, "the engine did not start")
        return self

    def _healthy(self) -> bool:
        try:
            return urlopen(f"http://127.0.0.1:{self.port}/_ministack/health", timeout=1).status == 200
        except OSError:
            return False

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)

    def kill(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(5)

    def close(self) -> None:
        if self.process.poll() is None:
            self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def client(self, service: str, **keys: str):
        return botocore.session.get_session().create_client(
            service,
            region_name="us-east-1",
            endpoint_url=f"http://127.0.0.1:{self.port}",
            config=Config(retries={"total_max_attempts": 1}, read_timeout=30, max_pool_connections=30),
            **({"aws_access_key_id": "test", "aws_secret_access_key": "test"} | keys),
        )

    def function(self, name: str, body: str, **properties) -> Path:
        """Deploy `exports.handler = async (event) => { body }`; `heard(value)` appends to the file that is returned."""
        heard = self.folder / f"{name}.jsonl"
        source = (
            f"const heard = (value) => require('fs').appendFileSync({json.dumps(str(heard))}, JSON.stringify(value) + '\\n');"
            f"exports.handler = async (event) => {{ {body} }};"
        )
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w") as packed:
            packed.writestr("index.js", source)
        self.client("lambda").create_function(
            FunctionName=name,
            Runtime="nodejs22.x",
            Handler="index.handler",
            Role=properties.pop("Role", ROLE),
            Code={"ZipFile": archive.getvalue()},
            **properties,
        )
        return heard

    def table(self, name: str, stream: bool = True) -> str | None:
        """A table with the key `pk`; returns its stream's ARN."""
        made = self.client("dynamodb").create_table(
            TableName=name,
            KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
            BillingMode="PAY_PER_REQUEST",
            StreamSpecification={"StreamEnabled": stream, **({"StreamViewType": "NEW_AND_OLD_IMAGES"} if stream else {})},
        )
        return made["TableDescription"].get("LatestStreamArn")

    def put(self, table: str, *keys: str) -> None:
        for key in keys:
            self.client("dynamodb").put_item(TableName=table, Item={"pk": {"S": key}})

    def queue(self, name: str) -> tuple[str, str]:
        """A queue's URL and ARN."""
        sqs = self.client("sqs")
        url = sqs.create_queue(QueueName=name)["QueueUrl"]
        return url, sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]

    def invoke(self, name: str, event=None) -> dict:
        answer = self.client("lambda").invoke(FunctionName=name, Payload=json.dumps(event or {}))
        return {"error": answer.get("FunctionError"), "body": json.loads(answer["Payload"].read() or b"null")}


@cache
def shared() -> Engine:
    """The engine of all tests that do not restart theirs."""
    return Engine(HUYING_TTL_SECONDS="0.3").start()


def lines(path: Path) -> list:
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def wait_until(question, seconds: float, otherwise: str):
    """The first true answer of `question`, asked every 20 ms; fails with `otherwise` after `seconds`."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        answer = question()
        if answer:
            return answer
        time.sleep(0.02)
    raise AssertionError(otherwise)
