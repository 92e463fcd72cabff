import json
import unittest

from .permitted import permitted


class Transport(unittest.TestCase):
    def test_a_queue_that_insists_on_encryption_is_reached_over_loopback(self):
        engine = permitted()
        url, arn = engine.queue("insisting")
        insists = {
            "Effect": "Deny",
            "Principal": "*",
            "Action": "sqs:*",
            "Resource": arn,
            "Condition": {"Bool": {"aws:SecureTransport": "false"}},
        }
        sqs = engine.client("sqs")
        sqs.set_queue_attributes(QueueUrl=url, Attributes={"Policy": json.dumps({"Statement": [insists]})})
        role = engine.role("insisting", ("sqs:SendMessage", arn))
        engine.as_role(role, "sqs").send_message(QueueUrl=url, MessageBody="x")
        self.assertEqual(len(sqs.receive_message(QueueUrl=url)["Messages"]), 1)
