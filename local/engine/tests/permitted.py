"""An engine that enforces rights, and roles for the tests of the corrections iam_*."""

import json
from functools import cache

from .harness import Engine

ACCOUNT = "000000000000"


class Permitted(Engine):
    """With AUTH=true and a record of every decision about a role."""

    def __init__(self):
        super().__init__(AUTH="true")
        self.record = self.folder / "decisions.jsonl"
        self.environment["HUYING_IAM_RECORD"] = str(self.record)

    def role(self, name: str, *statements: tuple[str, str], **condition) -> str:
        """A role for functions that may do these (action, resource) or nothing; called again it may do these instead."""
        iam = self.client("iam")
        trust = {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com", "AWS": f"arn:aws:iam::{ACCOUNT}:root"}, "Action": "sts:AssumeRole"}
        try:
            iam.create_role(RoleName=name, AssumeRolePolicyDocument=json.dumps({"Statement": [trust]}))
        except iam.exceptions.EntityAlreadyExistsException:
            pass
        conditions = {"Condition": condition} if condition else {}
        document = {
            "Version": "2012-10-17",
            "Statement": [
                {"Effect": "Allow", "Action": action, "Resource": resource, **conditions} for action, resource in statements
            ],
        }
        if not statements:
            return f"arn:aws:iam::{ACCOUNT}:role/{name}"
        iam.put_role_policy(RoleName=name, PolicyName="own", PolicyDocument=json.dumps(document))
        return f"arn:aws:iam::{ACCOUNT}:role/{name}"

    def as_role(self, arn: str, service: str):
        """A client that has taken on a role."""
        taken = self.client("sts").assume_role(RoleArn=arn, RoleSessionName="test")["Credentials"]
        return self.client(
            service,
            aws_access_key_id=taken["AccessKeyId"],
            aws_secret_access_key=taken["SecretAccessKey"],
            aws_session_token=taken["SessionToken"],
        )

    def decided(self, by: str) -> list[tuple[str, bool]]:
        """What was decided about a function: (action, allowed)."""
        if not self.record.exists():
            return []
        lines = [json.loads(line) for line in self.record.read_text().splitlines()]
        return [(line["action"], line["allowed"]) for line in lines if line["by"] == by]


@cache
def permitted() -> Permitted:
    """The enforcing engine of all tests."""
    engine = Permitted()
    engine.start()
    return engine
