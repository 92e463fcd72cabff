import json
import resource
import signal
import threading
import unittest
from urllib.request import urlopen

from .harness import Engine, wait_until


class Saving(unittest.TestCase):
    def setUp(self):
        self.engine = Engine(PERSIST_STATE="1", S3_PERSIST="1", HUYING_SAVE_SECONDS="0.3").start()
        self.addCleanup(self.engine.close)

    def items(self, table: str) -> set:
        found = self.engine.client("dynamodb").scan(TableName=table)["Items"]
        return {item["pk"]["S"] for item in found}

    def saved(self, text: str) -> bool:
        path = self.engine.folder / "state" / "current" / "dynamodb.json"
        return path.exists() and text in path.read_text()

    def test_a_killed_engine_has_what_was_saved_while_it_ran(self):
        self.engine.table("kept", stream=False)
        self.engine.put("kept", "before-the-kill")
        wait_until(lambda: self.saved("before-the-kill"), 15, "nothing was saved while the engine ran")
        self.engine.kill()
        self.engine.start()
        self.assertEqual(self.items("kept"), {"before-the-kill"})

    def test_it_saves_when_asked(self):
        self.engine.kill()
        self.engine.environment["HUYING_SAVE_SECONDS"] = "3600"
        self.engine.start()
        self.engine.table("asked", stream=False)
        self.engine.put("asked", "no-interval-has-passed")
        self.engine.process.send_signal(signal.SIGUSR1)
        wait_until(lambda: self.saved("no-interval-has-passed"), 15, "nothing was saved on demand")

    def test_a_clean_stop_saves_the_last_write(self):
        self.engine.table("last", stream=False)
        self.engine.put("last", "just-before-the-stop")
        self.engine.stop()
        self.engine.start()
        self.assertEqual(self.items("last"), {"just-before-the-stop"})

    def limit_files(self, bytes_: int):
        """A disk that takes files up to this size only stands for a full one, for ordinary users too."""
        resource.prlimit(self.engine.process.pid, resource.RLIMIT_FSIZE, (bytes_, resource.RLIM_INFINITY))

    def saving_failure(self):
        health = urlopen(f"http://127.0.0.1:{self.engine.port}/_ministack/health", timeout=5)
        return json.load(health).get("saving")

    def test_when_nothing_can_be_saved_the_last_save_stays_whole_and_it_is_told(self):
        self.engine.table("kept", stream=False)
        self.engine.put("kept", "while-there-was-room")
        wait_until(lambda: self.saved("while-there-was-room"), 15, "nothing was saved while the engine ran")
        self.assertIsNone(self.saving_failure())
        self.limit_files(100)
        self.engine.put("kept", "no-room")
        wait_until(self.saving_failure, 15, "nobody is told that saving fails")
        self.assertIn("large", self.saving_failure()["reason"])
        self.assertRegex(self.saving_failure()["since"], r"^\d{4}-.*Z$")
        self.assertTrue(self.saved("while-there-was-room"))
        self.assertEqual(self.items("kept"), {"while-there-was-room", "no-room"})
        self.limit_files(resource.RLIM_INFINITY)
        wait_until(lambda: self.saved("no-room"), 15, "it does not go on when there is room again")
        wait_until(lambda: self.saving_failure() is None, 15, "saving works again, and the failure is still reported")

    def test_an_engine_that_cannot_save_does_not_end_by_itself(self):
        self.engine.table("last", stream=False)
        self.engine.put("last", "saved")
        wait_until(lambda: self.saved("saved"), 15, "nothing was saved while the engine ran")
        self.limit_files(100)
        self.engine.process.send_signal(signal.SIGTERM)
        with self.assertRaises(Exception):
            self.engine.process.wait(3)
        self.engine.kill()
        self.engine.start()
        self.assertEqual(self.items("last"), {"saved"})

    def test_a_killed_engine_shows_one_moment_of_all_services(self):
        """Each key is written to a table, then to a queue: whenever the picture was taken, at most one is on its way."""
        self.engine.table("moment", stream=False)
        url, _ = self.engine.queue("moment")
        dynamodb, sqs = self.engine.client("dynamodb"), self.engine.client("sqs")
        stopping = threading.Event()

        def write():
            number = 0
            while not stopping.is_set():
                try:
                    dynamodb.put_item(TableName="moment", Item={"pk": {"S": str(number)}})
                    sqs.send_message(QueueUrl=url, MessageBody=json.dumps(number))
                except Exception:
                    return  # killed
                number += 1

        writer = threading.Thread(target=write)
        writer.start()
        wait_until(lambda: self.saved('"20"'), 20, "nothing was saved while the engine ran")
        self.engine.kill()
        stopping.set()
        writer.join()
        self.engine.start()
        attributes = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["ApproximateNumberOfMessages"])
        ahead = len(self.items("moment")) - int(attributes["Attributes"]["ApproximateNumberOfMessages"])
        self.assertIn(ahead, (0, 1))
