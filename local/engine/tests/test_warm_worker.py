import unittest

from .harness import shared


class WarmWorker(unittest.TestCase):
    def test_the_process_survives_a_handler_that_throws(self):
        engine = shared()
        engine.function("temper", "if (event.fail) throw new Error('no'); return process.pid;")
        before = engine.invoke("temper")["body"]
        failed = engine.invoke("temper", {"fail": True})
        self.assertEqual(failed["error"], "Unhandled")
        self.assertEqual(failed["body"]["errorMessage"], "no")
        self.assertEqual(engine.invoke("temper")["body"], before)

    def test_a_process_that_died_is_replaced(self):
        engine = shared()
        engine.function("mortal", "if (event.die) process.exit(1); return process.pid;")
        before = engine.invoke("mortal")["body"]
        self.assertEqual(engine.invoke("mortal", {"die": True})["error"], "Unhandled")
        self.assertNotIn(engine.invoke("mortal")["body"], (None, before))
