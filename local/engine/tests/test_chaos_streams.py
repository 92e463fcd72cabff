"""DynamoDB streams: a batch comes twice, late, or waits for capacity; never out of order, and no attempt is spent."""

import time
import unittest

from .chaotic import ChaoticEngine
from .harness import lines, wait_until

KEYS = "heard(event.Records.map((r) => r.dynamodb.Keys.pk.S));"


class Streams(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.engine = ChaoticEngine().start()

    def read(self, name: str, body: str = KEYS, **settings):
        arn = self.engine.table(name)
        heard = self.engine.function(name, body)
        self.engine.client("lambda").create_event_source_mapping(
            EventSourceArn=arn, FunctionName=name, StartingPosition="TRIM_HORIZON", **settings
        )
        return lambda: lines(heard)

    def test_a_batch_of_records_comes_twice_and_the_next_one_after_it(self):
        self.engine.plan(stream_duplicate={"p": 1, "only": ["huying-stream-twice"]})
        heard = self.read("huying-stream-twice", BatchSize=1)
        self.engine.put("huying-stream-twice", "a", "b")
        wait_until(lambda: heard() == [["a"], ["a"], ["b"], ["b"]], 10, "nothing came twice")
        self.assertEqual(self.engine.counted("stream.duplicate"), 2)

    def test_a_batch_of_records_comes_late_and_the_next_one_after_it(self):
        heard = self.read("huying-stream-late", BatchSize=1)
        self.engine.plan(seed=1, stream_delay={"p": 1, "maxSeconds": 2, "times": 1, "only": ["huying-stream-late"]})
        self.engine.put("huying-stream-late", "a", "b")
        began = time.monotonic()
        wait_until(lambda: len(heard()) == 2, 10, "a delayed record was lost")
        self.assertGreater(time.monotonic() - began, 0.25)
        self.assertEqual(heard(), [["a"], ["b"]])
        self.assertEqual(self.engine.counted("stream.delay"), 1)

    def test_a_refused_invocation_costs_a_stream_no_attempt(self):
        self.engine.plan(lambda_throttle={"p": 1, "times": 3, "only": ["huying-stream-refused"]})
        heard = self.read("huying-stream-refused", MaximumRetryAttempts=1)
        self.engine.put("huying-stream-refused", "a")
        wait_until(lambda: heard() == [["a"]], 10, "the record was given up")
        self.assertEqual(self.engine.counted("lambda.throttle"), 3)
