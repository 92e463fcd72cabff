"""The plan: read again when it changes, refused when it is wrong, and the same for the same seed and calls."""

import json
import sys
import unittest
from pathlib import Path

from botocore.exceptions import ClientError

from .chaotic import ChaoticEngine
from .harness import ENGINE, wait_until

sys.path.insert(0, str(ENGINE))
from chaos.plan import FAULTS, problem  # noqa: E402

GOOD = {"p": 0.5, "maxSeconds": 1, "everySeconds": 1, "stubborn": True, "sources": ["sqs"]}


class Plans(unittest.TestCase):
    def test_every_fault_is_known_and_nothing_else(self):
        for name, settings in FAULTS.items():
            self.assertIsNone(problem({"seed": 7, "faults": {name: {key: GOOD[key] for key in settings}}}), name)
        for wrong, says in (
            ([], "object"),
            ({"fault": {}}, "no fault"),
            ({"faults": {"sqs.lose": {"p": 1}}}, "no fault sqs.lose"),
            ({"faults": {"sqs.delay": {}}}, "needs p"),
            ({"faults": {"sqs.delay": {"p": 2}}}, "from 0 to 1"),
            ({"faults": {"sqs.delay": {"p": True}}}, "from 0 to 1"),
            ({"faults": {"sqs.delay": {"p": 1, "seconds": 1}}}, "no setting seconds"),
            ({"faults": {"sns.lostAnswer": {"p": 1, "stubborn": 1}}}, "not 1"),
            ({"faults": {"lambda.kill": {}}}, "needs everySeconds"),
        ):
            self.assertIn(says, problem(wrong) or "", wrong)


class InForce(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.engine = ChaoticEngine().start()
        cls.engine.table("huying-plan", stream=False)
        cls.engine.table("trial-plan", stream=False)

    def refusals(self, table: str = "huying-plan", client=None, times: int = 40) -> str:
        """x for each read that was throttled."""
        client = client or self.engine.as_function("dynamodb")
        told = ""
        for _ in range(times):
            try:
                client.get_item(TableName=table, Key={"pk": {"S": "a"}})
                told += "."
            except ClientError as error:
                self.assertEqual(error.response["Error"]["Code"], "ProvisionedThroughputExceededException")
                told += "x"
        return told

    def test_the_same_seed_and_calls_meet_the_same_faults(self):
        self.engine.plan(seed=5, dynamodb_throttle={"p": 0.5})
        first = self.refusals()
        self.assertIn(".", first)
        self.assertIn("x", first)
        self.engine.plan(seed=6, dynamodb_throttle={"p": 0.5})
        self.assertNotEqual(self.refusals(), first)
        self.engine.plan(seed=5, dynamodb_throttle={"p": 0.5})
        self.assertEqual(self.refusals(), first)

    def test_only_functions_and_only_what_is_ours_is_hit_and_every_hit_is_counted(self):
        self.engine.plan()
        before = self.engine.counted("dynamodb.throttle")
        self.engine.plan(dynamodb_throttle={"p": 1})
        self.assertEqual(self.refusals(client=self.engine.client("dynamodb"), times=3), "...", "a test program asks")
        self.assertEqual(self.refusals(client=self.engine.as_function("dynamodb", function="x"), times=3), "...")
        self.assertEqual(self.refusals("trial-plan", times=3), "...")
        self.assertEqual(self.engine.counted("dynamodb.throttle"), before)
        self.assertEqual(self.refusals(times=3), "xxx")
        self.assertEqual(self.engine.counted("dynamodb.throttle"), before + 3)
        self.engine.plan(dynamodb_throttle={"p": 1, "only": ["huying-other"]})
        self.assertEqual(self.refusals(times=3), "...")
        self.engine.plan(dynamodb_throttle={"p": 1, "times": 2})
        self.assertEqual(self.refusals(times=4), "xx..")

    def test_a_real_function_has_credentials_that_name_it(self):
        self.engine.function("huying-who", "return process.env.AWS_SESSION_TOKEN;")
        self.assertEqual(self.engine.invoke("huying-who")["body"], "huying-function.huying-who")

    def test_a_wrong_plan_is_refused_and_the_one_before_stays(self):
        self.engine.plan(dynamodb_throttle={"p": 1})
        for text, says in ((json.dumps({"faults": {"s3.burn": {"p": 1}}}), "s3.burn"), ('{"faults"', "JSON")):
            self.engine.write_plan(text)
            told = wait_until(
                lambda: says in (now := self.engine.file("plan.now.json")).get("refused", "") and now,
                5,
                "the plan was not refused",
            )
            self.assertEqual(told["plan"]["faults"], {"dynamodb.throttle": {"p": 1}})
            self.assertEqual(self.refusals(times=2), "xx")
        self.assertIn("refused", (self.engine.folder / "engine.log").read_text())
        (self.engine.chaos / "plan.json").unlink()
        wait_until(lambda: self.refusals(times=1) == ".", 5, "no plan is no faults")

    def test_counts_go_on_after_a_kill(self):
        engine = ChaoticEngine().start()
        engine.table("huying-plan", stream=False)
        engine.plan(dynamodb_throttle={"p": 1})
        for expected in (1, 2):
            with self.assertRaises(ClientError):
                engine.as_function("dynamodb").get_item(TableName="huying-plan", Key={"pk": {"S": "a"}})
            self.assertEqual(engine.counted("dynamodb.throttle"), expected)
            engine.kill()
            engine.start()
        self.assertEqual(len(Path(engine.chaos / "faults.log").read_text().splitlines()), 2)


class Restored(unittest.TestCase):
    def test_a_function_that_was_restored_is_hit_as_one_that_was_just_made(self):
        """After a clean stop and after a kill; its own requests, asked with what is in its environment."""
        engine = ChaoticEngine(PERSIST_STATE="1", HUYING_SAVE_SECONDS="0.3").start()
        self.addCleanup(engine.close)
        engine.table("huying-plan", stream=False)
        engine.function("huying-who", "return process.env;")

        def hits() -> int:
            engine.plan()
            before = engine.counted("dynamodb.throttle")
            engine.plan(dynamodb_throttle={"p": 1})
            client = engine.session_client("dynamodb", engine.invoke("huying-who")["body"])
            with self.assertRaises(ClientError):
                client.get_item(TableName="huying-plan", Key={"pk": {"S": "a"}})
            return engine.counted("dynamodb.throttle") - before

        self.assertEqual(hits(), 1)
        engine.stop()
        engine.start()
        self.assertEqual(hits(), 1, "after a clean stop")
        engine.kill()
        engine.start()
        self.assertEqual(hits(), 1, "after a kill")


class NoFolder(unittest.TestCase):
    def test_without_a_folder_nothing_is_replaced(self):
        """Nothing of it is even loaded: a function has the credentials that the engine gives it."""
        from .harness import shared

        shared().function("huying-plain", "return process.env.AWS_SESSION_TOKEN;")
        self.assertEqual(shared().invoke("huying-plain")["body"], "")


class Enforced(unittest.TestCase):
    def test_with_permissions_enforced_a_function_is_known_by_its_access_key(self):
        engine = ChaoticEngine(AUTH="true").start()
        engine.table("huying-plan", stream=False)
        allowed = {"Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": "*"}
        trusted = {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}
        iam = engine.client("iam")
        iam.create_role(RoleName="test", AssumeRolePolicyDocument=policy(trusted))
        iam.put_role_policy(RoleName="test", PolicyName="read", PolicyDocument=policy(allowed))
        engine.function("huying-role", "return process.env;")
        given = engine.invoke("huying-role")["body"]
        client = engine.session_client("dynamodb", given)
        engine.plan()
        client.get_item(TableName="huying-plan", Key={"pk": {"S": "a"}})
        engine.plan(dynamodb_throttle={"p": 1})
        with self.assertRaises(ClientError) as throttled:
            client.get_item(TableName="huying-plan", Key={"pk": {"S": "a"}})
        self.assertEqual(throttled.exception.response["Error"]["Code"], "ProvisionedThroughputExceededException")
        engine.client("dynamodb").get_item(TableName="huying-plan", Key={"pk": {"S": "a"}})


def policy(statement: dict) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})
