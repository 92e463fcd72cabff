import time
import unittest

from .harness import Engine, lines, wait_until


class StreamSurvival(unittest.TestCase):
    def test_a_restarted_engine_delivers_what_was_not_delivered_and_what_is_new(self):
        engine = Engine(PERSIST_STATE="1", S3_PERSIST="1", HUYING_SAVE_SECONDS="60").start()
        self.addCleanup(engine.close)
        stream = engine.table("living")
        gate = engine.folder / "open"
        heard = engine.function(
            "living",
            "const keys = event.Records.map((r) => r.dynamodb.Keys.pk.S);"
            f"if (keys.some((k) => k.startsWith('later')) && !require('fs').existsSync('{gate}')) throw new Error('not yet');"
            "keys.forEach(heard);",
        )
        engine.client("lambda").create_event_source_mapping(
            EventSourceArn=stream, FunctionName="living", StartingPosition="LATEST", BatchSize=1
        )
        first = [f"first-{n}" for n in range(5)]
        engine.put("living", *first)
        wait_until(lambda: lines(heard) == first, 15, "the stream does not even run")
        engine.put("living", "later")
        time.sleep(0.3)
        engine.stop()
        gate.touch()
        engine.start()
        engine.put("living", "new")
        wait_until(lambda: lines(heard) == [*first, "later", "new"], 20, "the stream did not survive the restart")
