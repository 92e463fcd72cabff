"""SQS: twice, late, out of order, and sent without ever learning it."""

import time
import unittest

from botocore.exceptions import BotoCoreError, ClientError

from .chaotic import ChaoticEngine
from .harness import lines, wait_until

BODIES = "heard(event.Records.map((r) => r.body));"


class Queues(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.engine = ChaoticEngine().start()

    def worked_off(self, name: str, **settings) -> tuple[str, object]:
        """A queue and what its function heard."""
        url, arn = self.engine.queue(name)
        heard = self.engine.function(name, BODIES)
        self.engine.client("lambda").create_event_source_mapping(EventSourceArn=arn, FunctionName=name, **settings)
        return url, lambda: [body for batch in lines(heard) for body in batch]

    def send(self, url: str, *bodies: str) -> None:
        for body in bodies:
            self.engine.client("sqs").send_message(QueueUrl=url, MessageBody=body)

    def test_a_message_comes_again_after_it_was_worked_off_and_deleted(self):
        url, heard = self.worked_off("huying-twice")
        self.engine.plan(sqs_duplicate={"p": 1, "maxSeconds": 0.5, "only": ["huying-twice"]})
        self.send(url, "a", "b")
        wait_until(lambda: sorted(heard()) == ["a", "a", "b", "b"], 10, "nothing came twice")
        time.sleep(1)
        self.assertEqual(len(heard()), 4, "a copy is not copied again")
        self.assertEqual(self.engine.counted("sqs.duplicate"), 2)

    def test_a_message_comes_late_and_once(self):
        url, heard = self.worked_off("huying-late")
        self.engine.plan(seed=3, sqs_delay={"p": 1, "maxSeconds": 4, "only": ["huying-late"]})
        self.send(url, "a", "b", "c", "d")
        time.sleep(0.3)
        self.assertLess(len(heard()), 4, "all came at once")
        wait_until(lambda: sorted(heard()) == ["a", "b", "c", "d"], 10, "a delayed message was lost")
        self.assertEqual(self.engine.counted("sqs.delay"), 4)

    def test_a_batch_is_taken_from_anywhere_in_the_queue(self):
        url, arn = self.engine.queue("huying-order")
        bodies = [f"{n:02}" for n in range(40)]
        self.send(url, *bodies)
        self.engine.plan(sqs_reorder={"p": 1, "only": ["huying-order"]})
        heard = self.engine.function("huying-order", BODIES)
        self.engine.client("lambda").create_event_source_mapping(EventSourceArn=arn, FunctionName="huying-order")
        told = lambda: [body for batch in lines(heard) for body in batch]  # noqa: E731
        wait_until(lambda: len(told()) == 40, 15, "not all came")
        self.assertEqual(sorted(told()), bodies)
        self.assertNotEqual(set(lines(heard)[0]), set(bodies[:10]))
        self.assertGreaterEqual(self.engine.counted("sqs.reorder"), 4)

    def test_what_a_test_program_receives_itself_is_not_hit(self):
        url, _ = self.engine.queue("huying-own")
        self.engine.plan(sqs_duplicate={"p": 1, "maxSeconds": 0}, sqs_delay={"p": 1, "maxSeconds": 60})
        self.send(url, "a")
        sqs = self.engine.client("sqs")
        message = sqs.receive_message(QueueUrl=url)["Messages"][0]
        sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
        self.assertNotIn("Messages", sqs.receive_message(QueueUrl=url))

    def test_a_message_was_sent_and_its_sender_never_learns_it(self):
        url, _ = self.engine.queue("huying-sent")
        self.engine.plan(sqs_lostAnswer={"p": 1})
        for tries in (1, 2):
            with self.assertRaises((ClientError, BotoCoreError)):
                self.engine.as_function("sqs", tries).send_message(QueueUrl=url, MessageBody="a")
        with self.assertRaises((ClientError, BotoCoreError)):
            self.engine.as_function("sqs").send_message_batch(QueueUrl=url, Entries=[{"Id": "1", "MessageBody": "b"}])
        received = self.engine.client("sqs").receive_message(QueueUrl=url, MaxNumberOfMessages=10)["Messages"]
        self.assertEqual(sorted(message["Body"] for message in received), ["a", "a", "a", "b"])
        self.assertEqual(self.engine.counted("sqs.lostAnswer"), 4)
