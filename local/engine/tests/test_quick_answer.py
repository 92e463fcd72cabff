import time
import unittest
from statistics import median

from .harness import shared


class QuickAnswer(unittest.TestCase):
    def test_a_handler_that_logs_nothing_is_answered_as_fast_as_one_that_does(self):
        engine = shared()
        engine.function("silent", "return 1;")
        engine.function("talks", "console.log('a line'); return 1;")
        client = engine.client("lambda")
        took: dict[str, list[float]] = {"silent": [], "talks": []}
        for _ in range(21):
            for name, times in took.items():
                started = time.perf_counter()
                client.invoke(FunctionName=name, Payload=b"{}")
                times.append(time.perf_counter() - started)
        self.assertLess(median(took["silent"]), median(took["talks"]) + 0.025)
