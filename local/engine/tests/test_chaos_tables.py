"""DynamoDB: written without an answer, throttled, batches in parts, read long ago."""

import threading
import time
import unittest

from botocore.exceptions import ClientError, ConnectionClosedError

from .chaotic import ChaoticEngine

TABLE = "huying-tables"
NEW = {"TableName": TABLE, "ConditionExpression": "attribute_not_exists(pk)"}


class Tables(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.engine = ChaoticEngine().start()
        cls.engine.table(TABLE, stream=False)

    def stored(self) -> set:
        return {item["pk"]["S"] for item in self.engine.client("dynamodb").scan(TableName=TABLE)["Items"]}

    def counted(self, fault: str) -> int:
        return self.engine.counted(f"dynamodb.{fault}")

    def test_a_write_is_done_and_its_answer_is_a_500_or_a_dropped_connection(self):
        before = self.counted("lostAnswer")
        self.engine.plan(dynamodb_lostAnswer={"p": 1})
        client, seen = self.engine.as_function("dynamodb"), set()
        for n in range(12):
            try:
                client.put_item(TableName=TABLE, Item={"pk": {"S": f"lost-{n}"}})
            except ConnectionClosedError:
                seen.add("dropped")
            except ClientError as error:
                seen.add(error.response["Error"]["Code"])
        self.assertEqual(seen, {"dropped", "InternalServerError"})
        self.assertLessEqual({f"lost-{n}" for n in range(12)}, self.stored())
        self.assertEqual(self.counted("lostAnswer"), before + 12)

    def test_the_retry_meets_its_own_write(self):
        self.engine.plan(dynamodb_lostAnswer={"p": 1, "times": 1})
        with self.assertRaises(ClientError) as refused:
            self.engine.as_function("dynamodb", tries=3).put_item(**NEW, Item={"pk": {"S": "own"}})
        self.assertEqual(refused.exception.response["Error"]["Code"], "ConditionalCheckFailedException")
        self.assertIn("own", self.stored())

    def test_a_stubborn_one_answers_500_until_the_retries_are_exhausted_and_writes_once(self):
        before = self.counted("lostAnswer")
        self.engine.plan(dynamodb_lostAnswer={"p": 1, "times": 1, "stubborn": True})
        with self.assertRaises(ClientError) as failed:
            self.engine.as_function("dynamodb", tries=3).update_item(
                TableName=TABLE,
                Key={"pk": {"S": "stubborn"}},
                UpdateExpression="ADD n :one",
                ExpressionAttributeValues={":one": {"N": "1"}},
            )
        self.assertEqual(failed.exception.response["Error"]["Code"], "InternalServerError")
        item = self.engine.client("dynamodb").get_item(TableName=TABLE, Key={"pk": {"S": "stubborn"}})["Item"]
        self.assertEqual(item["n"]["N"], "1")
        self.assertEqual(self.counted("lostAnswer"), before + 3)
        self.engine.as_function("dynamodb").put_item(TableName=TABLE, Item={"pk": {"S": "next call"}})

    def test_a_transaction_and_a_batch_are_written_too_and_a_refusal_is_still_told(self):
        self.engine.plan(dynamodb_lostAnswer={"p": 1})
        client = self.engine.as_function("dynamodb")
        put = {"TableName": TABLE, "Item": {"pk": {"S": "transacted"}}}
        with self.assertRaises((ClientError, ConnectionClosedError)):
            client.transact_write_items(TransactItems=[{"Put": put}])
        with self.assertRaises((ClientError, ConnectionClosedError)):
            client.batch_write_item(RequestItems={TABLE: [{"PutRequest": {"Item": {"pk": {"S": "batched"}}}}]})
        self.assertLessEqual({"transacted", "batched"}, self.stored())
        with self.assertRaises(ClientError) as refused:
            client.put_item(**NEW, Item={"pk": {"S": "batched"}})
        self.assertEqual(refused.exception.response["Error"]["Code"], "ConditionalCheckFailedException")

    def test_a_throttled_write_is_not_done(self):
        before = self.counted("throttle")
        self.engine.plan(dynamodb_throttle={"p": 1})
        with self.assertRaises(ClientError) as throttled:
            self.engine.as_function("dynamodb").put_item(TableName=TABLE, Item={"pk": {"S": "throttled"}})
        self.assertEqual(throttled.exception.response["Error"]["Code"], "ProvisionedThroughputExceededException")
        self.assertNotIn("throttled", self.stored())
        self.assertEqual(self.counted("throttle"), before + 1)

    def test_a_batch_is_throttled_whole_or_in_parts_that_are_named(self):
        self.engine.plan(dynamodb_throttle={"p": 1})
        client, wholes, parts = self.engine.as_function("dynamodb"), 0, 0
        for turn in range(12):
            keys = [f"part-{turn}-{n}" for n in range(6)]
            before = self.stored()
            try:
                left = client.batch_write_item(
                    RequestItems={TABLE: [{"PutRequest": {"Item": {"pk": {"S": key}}}} for key in keys]}
                )["UnprocessedItems"][TABLE]
                undone = {one["PutRequest"]["Item"]["pk"]["S"] for one in left}
                self.assertTrue(0 < len(undone) < 6)
                self.assertEqual(self.stored() - before, set(keys) - undone)
                parts += 1
            except ClientError:
                self.assertEqual(self.stored(), before)
                wholes += 1
        self.assertTrue(wholes and parts)

    def test_a_batch_of_reads_leaves_keys_unread(self):
        keys = [f"read-{n}" for n in range(6)]
        self.engine.put(TABLE, *keys)
        self.engine.plan(dynamodb_throttle={"p": 1})
        for _ in range(12):
            try:
                told = self.engine.as_function("dynamodb").batch_get_item(
                    RequestItems={TABLE: {"Keys": [{"pk": {"S": key}} for key in keys], "ConsistentRead": True}}
                )
            except ClientError:
                continue
            left = told["UnprocessedKeys"][TABLE]
            self.assertTrue(left["ConsistentRead"])
            read = [item["pk"]["S"] for item in told["Responses"][TABLE]]
            self.assertEqual(sorted(read + [key["pk"]["S"] for key in left["Keys"]]), keys)
            return
        self.fail("no batch was read in parts")

    def test_what_was_read_may_be_old_when_it_arrives(self):
        client, before = self.engine.as_function("dynamodb"), self.counted("slow")
        spared = self.engine.client("dynamodb")
        spared.put_item(TableName=TABLE, Item={"pk": {"S": "slow"}, "n": {"N": "1"}})
        self.engine.plan(dynamodb_slow={"p": 1, "maxSeconds": 10})
        read = []
        reading = threading.Thread(
            target=lambda: read.append(client.get_item(TableName=TABLE, Key={"pk": {"S": "slow"}})["Item"]["n"]["N"])
        )
        reading.start()
        deadline = time.monotonic() + 20
        while self.counted("slow") == before and time.monotonic() < deadline:
            time.sleep(0.01)
        spared.put_item(TableName=TABLE, Item={"pk": {"S": "slow"}, "n": {"N": "2"}})
        self.assertTrue(reading.is_alive())
        reading.join(20)
        self.assertEqual((read, self.counted("slow")), (["1"], before + 1))
