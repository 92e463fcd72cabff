import time
import unittest

from .harness import Engine, wait_until

LAG = 2.0


class Lag(unittest.TestCase):
    """An index that is behind shows what its table was; the table itself is never behind."""

    @classmethod
    def setUpClass(cls):
        cls.engine = Engine(HUYING_INDEX_LAG_MS=str(LAG * 1000)).start()
        cls.dynamodb = cls.engine.client("dynamodb")
        cls.dynamodb.create_table(
            TableName="behind",
            KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": name, "AttributeType": "S"} for name in ("pk", "list")],
            BillingMode="PAY_PER_REQUEST",
            GlobalSecondaryIndexes=[
                {
                    "IndexName": "byList",
                    "KeySchema": [{"AttributeName": "list", "KeyType": "HASH"}],
                    "Projection": {"ProjectionType": "KEYS_ONLY"},
                }
            ],
        )

    def listed(self, name: str) -> list[str]:
        found = self.dynamodb.query(
            TableName="behind",
            IndexName="byList",
            KeyConditionExpression="#l = :l",
            ExpressionAttributeNames={"#l": "list"},
            ExpressionAttributeValues={":l": {"S": name}},
        )
        return sorted(item["pk"]["S"] for item in found["Items"])

    def put(self, pk: str, name: str) -> None:
        self.dynamodb.put_item(TableName="behind", Item={"pk": {"S": pk}, "list": {"S": name}})

    def appears(self, name: str, *pks: str) -> None:
        wait_until(lambda: self.listed(name) == sorted(pks), 30, f"the index never had {pks} in {name}")

    def test_what_was_put_is_in_the_table_at_once_and_in_the_index_after_the_lag(self):
        began = time.monotonic()
        self.put("a", "new")
        self.assertIn("Item", self.dynamodb.get_item(TableName="behind", Key={"pk": {"S": "a"}}))
        self.assertEqual(self.listed("new"), [])
        self.assertNotIn("a", [i["pk"]["S"] for i in self.dynamodb.scan(TableName="behind", IndexName="byList")["Items"]])
        self.appears("new", "a")
        self.assertGreaterEqual(time.monotonic() - began, LAG)

    def test_what_moved_or_went_stands_in_its_old_place_until_then(self):
        self.put("b", "from")
        self.put("c", "from")
        self.appears("from", "b", "c")
        self.dynamodb.update_item(
            TableName="behind",
            Key={"pk": {"S": "b"}},
            UpdateExpression="SET #l = :l",
            ExpressionAttributeNames={"#l": "list"},
            ExpressionAttributeValues={":l": {"S": "to"}},
        )
        self.dynamodb.delete_item(TableName="behind", Key={"pk": {"S": "c"}})
        self.assertEqual((self.listed("from"), self.listed("to")), (["b", "c"], []))
        self.appears("to", "b")
        self.appears("from")
