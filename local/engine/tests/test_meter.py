import json
import signal
import time
import unittest

from .harness import Engine, wait_until


class Meter(unittest.TestCase):
    """What is counted is what AWS would bill: a wrong count would make every figure of cost a lie."""

    @classmethod
    def setUpClass(cls):
        cls.engine = Engine()
        cls.file = cls.engine.folder / "meter.json"
        cls.engine.environment["HUYING_METER"] = str(cls.file)
        cls.engine.start()
        cls.dynamodb = cls.engine.client("dynamodb")
        cls.engine.table("metered", stream=False)

    def counted(self) -> dict:
        self.file.unlink(missing_ok=True)
        self.engine.process.send_signal(signal.SIGUSR2)
        wait_until(self.file.exists, 10, "the meter wrote nothing")
        return json.loads(self.file.read_text())

    def of_table(self) -> dict:
        return self.counted().get("dynamodb:metered", {})

    def test_writes_cost_by_size_and_a_refused_condition_costs_too(self):
        self.counted()
        self.dynamodb.put_item(TableName="metered", Item={"pk": {"S": "a"}, "words": {"S": "x" * 2500}})
        self.assertEqual(self.of_table().get("wru"), 3)
        with self.assertRaises(self.dynamodb.exceptions.ConditionalCheckFailedException):
            self.dynamodb.put_item(
                TableName="metered", Item={"pk": {"S": "a"}}, ConditionExpression="attribute_not_exists(pk)"
            )
        refused = self.of_table()
        self.assertEqual((refused.get("wru"), refused.get("refused")), (1, 1))

    def test_reads_cost_by_the_bytes_read_and_half_when_they_may_be_stale(self):
        self.dynamodb.put_item(TableName="metered", Item={"pk": {"S": "b"}, "words": {"S": "字" * 3000}})
        self.counted()
        key = {"TableName": "metered", "Key": {"pk": {"S": "b"}}}
        self.dynamodb.get_item(**key, ConsistentRead=True)
        read = self.of_table()
        self.assertEqual((read.get("rru"), read.get("readBytes")), (3, 9000 + len("pkbwords")))
        self.dynamodb.get_item(**key)
        self.assertEqual(self.of_table().get("rru"), 1.5)

    def test_messages_and_invocations_are_counted_by_their_names(self):
        url, queue = self.engine.queue("metered")
        sns = self.engine.client("sns")
        topic = sns.create_topic(Name="metered")["TopicArn"]
        sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=queue)
        self.engine.function("metered", "return 1;", MemorySize=512)
        self.counted()
        sns.publish(TopicArn=topic, Message="m")
        self.engine.client("sqs").send_message(QueueUrl=url, MessageBody="m")
        self.engine.invoke("metered")
        time.sleep(0.1)
        told = self.counted()
        self.assertEqual(told["sns:metered"]["requests"], 1)
        self.assertEqual((told["sqs:metered"]["deliveries"], told["sqs:metered"]["requests"]), (1, 1))
        invoked = told["lambda:metered"]
        self.assertEqual(invoked["invocations"], 1)
        self.assertAlmostEqual(invoked["gbSeconds"], invoked["ms"] / 1000 / 2)

    def test_who_only_looks_is_not_counted(self):
        looking = self.engine.client("dynamodb")
        looking.meta.events.register(
            "before-call.dynamodb.GetItem", lambda params, **_: params["headers"].update({"x-huying-spared": "1"})
        )
        self.counted()
        looking.get_item(TableName="metered", Key={"pk": {"S": "b"}})
        self.assertEqual(self.of_table(), {})

    def test_an_event_that_nobody_waits_for_is_counted_apart(self):
        sns = self.engine.client("sns")
        topic = sns.create_topic(Name="heard")["TopicArn"]
        _, queue = self.engine.queue("heard")
        policy = json.dumps({"type": ["Wanted.v1"]})
        sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=queue, Attributes={"FilterPolicy": policy})
        self.counted()
        attributes = [{"type": {"DataType": "String", "StringValue": name}} for name in ("Wanted.v1", "Other.v1")]
        for each in attributes:
            sns.publish(TopicArn=topic, Message="one", MessageAttributes=each)
        entries = [{"Id": str(n), "Message": "two", "MessageAttributes": each} for n, each in enumerate(attributes)]
        sns.publish_batch(TopicArn=topic, PublishBatchRequestEntries=entries)
        told = self.counted()
        self.assertEqual(told["event:Wanted.v1"], {"published": 2, "unheard": 0})
        self.assertEqual(told["event:Other.v1"], {"published": 2, "unheard": 2})
