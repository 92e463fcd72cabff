"""An engine with faults, for test_chaos_*: the plan is set and in force at once, and what it did is told."""

import json
import os
import time
from functools import cache

import botocore.session
from botocore.config import Config

from .harness import Engine, wait_until

FUNCTION = "huying-test"


class ChaoticEngine(Engine):
    def __init__(self, **settings: str):
        super().__init__(**settings)
        self.chaos = self.folder / "chaos"
        self.environment["HUYING_CHAOS"] = str(self.chaos)

    def file(self, name: str):
        try:
            return json.loads((self.chaos / name).read_text())
        except FileNotFoundError:
            return {}

    def write_plan(self, text: str) -> None:
        new = self.chaos / "plan.new"
        new.write_text(text)
        os.replace(new, self.chaos / "plan.json")

    def plan(self, seed=1, **faults) -> None:
        """`plan(sqs_delay={'p': 1})`, in force when it returns."""
        named = {name.replace("_", "."): settings for name, settings in faults.items()}
        self.write_plan(json.dumps({"seed": seed, "faults": named}))
        now = {"plan": {"seed": seed, "faults": named}}
        wait_until(lambda: self.file("plan.now.json") == now, 5, "the plan did not come into force")

    def counted(self, fault: str) -> int:
        """After the pause in which the engine writes its counts."""
        time.sleep(0.25)
        return self.file("counts.json").get(fault, 0)

    @cache
    def client(self, service: str):
        return super().client(service)

    @cache
    def as_function(self, service: str, tries: int = 1, function: str = FUNCTION):
        """A client that asks as a function does, with as many tries."""
        given = {
            "AWS_ACCESS_KEY_ID": "000000000000",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_SESSION_TOKEN": f"huying-function.{function}",
        }
        return self.session_client(service, given, tries)

    def session_client(self, service: str, given: dict, tries: int = 1):
        """A client with the credentials of a function's environment."""
        return botocore.session.get_session().create_client(
            service,
            region_name="us-east-1",
            endpoint_url=f"http://127.0.0.1:{self.port}",
            aws_access_key_id=given["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=given["AWS_SECRET_ACCESS_KEY"],
            aws_session_token=given["AWS_SESSION_TOKEN"],
            config=Config(retries={"total_max_attempts": tries, "mode": "standard"}, read_timeout=30),
        )
