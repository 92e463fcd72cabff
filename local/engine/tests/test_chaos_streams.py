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

    def test_what_was_not_delivered_before_a_restart_is_gone_and_the_reader_goes_on(self):
        engine = ChaoticEngine(PERSIST_STATE="1", S3_PERSIST="1", HUYING_SAVE_SECONDS="60").start()
        self.addCleanup(engine.close)
        name, gate = "huying-stream-lost", engine.folder / "open"
        stream = engine.table(name)
        heard = engine.function(name, f"if (!require('fs').existsSync('{gate}')) throw new Error('not yet'); {KEYS}")
        engine.client("lambda").create_event_source_mapping(
            EventSourceArn=stream, FunctionName=name, StartingPosition="TRIM_HORIZON", BatchSize=1
        )
        engine.plan(stream_lost={"p": 1})
        engine.put(name, "a", "b")
        time.sleep(0.3)
        engine.stop()
        gate.touch()
        engine.start()
        engine.put(name, "new")
        wait_until(lambda: lines(heard) == [["new"]], 15, "the reader does not go on, or nothing was lost")
        self.assertEqual(engine.counted("stream.lost"), 1)
