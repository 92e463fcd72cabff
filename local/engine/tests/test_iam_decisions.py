import unittest

from .permitted import permitted


class Decisions(unittest.TestCase):
    def test_a_batch_needs_the_right_to_send_one_and_every_decision_is_on_record(self):
        engine = permitted()
        url, arn = engine.queue("decided")
        role = engine.role("decided", ("sqs:SendMessage", arn))
        client = engine.as_role(role, "sqs")
        client.send_message_batch(QueueUrl=url, Entries=[{"Id": "1", "MessageBody": "x"}])
        with self.assertRaisesRegex(Exception, "AccessDenied"):
            client.purge_queue(QueueUrl=url)
        self.assertEqual(engine.decided("test"), [("sqs:SendMessage", True), ("sqs:PurgeQueue", False)])
