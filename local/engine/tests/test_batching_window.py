import time
import unittest

from .harness import lines, shared, wait_until


class BatchingWindow(unittest.TestCase):
    def heard_of(self, name: str, window: int, **settings) -> tuple:
        engine = shared()
        heard = engine.function(name, "heard(event.Records.map((r) => r.body));")
        url, arn = engine.queue(name)
        engine.client("lambda").create_event_source_mapping(
            EventSourceArn=arn, FunctionName=name, MaximumBatchingWindowInSeconds=window, **settings
        )
        return url, heard

    def test_messages_of_one_window_come_in_one_batch(self):
        url, heard = self.heard_of("gathers", 3, BatchSize=10)
        started = time.time()
        for body in ("a", "b", "c"):
            shared().client("sqs").send_message(QueueUrl=url, MessageBody=body)
            time.sleep(0.4)
        wait_until(lambda: len(lines(heard)) > 0, 20, "nothing was handed over")
        self.assertEqual([sorted(batch) for batch in lines(heard)], [["a", "b", "c"]])
        self.assertGreaterEqual(time.time() - started, 3)

    def test_a_full_batch_does_not_wait(self):
        url, heard = self.heard_of("full", 60, BatchSize=2)
        for body in ("a", "b"):
            shared().client("sqs").send_message(QueueUrl=url, MessageBody=body)
        wait_until(lambda: len(lines(heard)) > 0, 20, "a full batch waited")
        self.assertEqual([sorted(batch) for batch in lines(heard)], [["a", "b"]])

    def test_a_batch_may_be_larger_than_ten(self):
        url, heard = self.heard_of("large", 5, BatchSize=100)
        for start in (0, 10, 20):
            entries = [{"Id": str(n), "MessageBody": str(n)} for n in range(start, start + 10)]
            shared().client("sqs").send_message_batch(QueueUrl=url, Entries=entries)
        wait_until(lambda: sum(map(len, lines(heard))) == 30, 60, "messages were lost")
        self.assertGreater(max(map(len, lines(heard))), 10)
