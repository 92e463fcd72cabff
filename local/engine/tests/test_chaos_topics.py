"""SNS: topics and telephones; sent without an answer, failed, batches in parts."""

import json
import unittest
from urllib.request import urlopen

from botocore.exceptions import ClientError, ConnectionClosedError

from .chaotic import ChaoticEngine

LOST = (ClientError, ConnectionClosedError)


class Topics(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.engine = ChaoticEngine().start()
        sns = cls.engine.client("sns")
        cls.topic = sns.create_topic(Name="huying-topics")["TopicArn"]
        cls.url, queue = cls.engine.queue("listener")
        sns.subscribe(TopicArn=cls.topic, Protocol="sqs", Endpoint=queue, Attributes={"RawMessageDelivery": "true"})

    def heard(self) -> list[str]:
        sqs, heard = self.engine.client("sqs"), []
        while messages := sqs.receive_message(QueueUrl=self.url, MaxNumberOfMessages=10).get("Messages"):
            heard += [message["Body"] for message in messages]
            for message in messages:
                sqs.delete_message(QueueUrl=self.url, ReceiptHandle=message["ReceiptHandle"])
        return sorted(heard)

    def sent(self, phone: str) -> list[str]:
        told = json.load(urlopen(f"http://127.0.0.1:{self.engine.port}/_ministack/sns/sms-messages"))
        return [message["Message"] for message in told["sms_messages"].get(phone, [])]

    def test_what_was_published_arrives_though_its_publisher_never_learns_it(self):
        self.engine.plan(sns_lostAnswer={"p": 1, "times": 3})
        for n in range(3):
            with self.assertRaises(LOST):
                self.engine.as_function("sns").publish(TopicArn=self.topic, Message=f"{n}")
        self.assertEqual(self.heard(), ["0", "1", "2"])
        self.assertEqual(self.engine.counted("sns.lostAnswer"), 3)
        self.engine.plan(sns_lostAnswer={"p": 1, "times": 1})
        self.engine.as_function("sns", tries=2).publish(TopicArn=self.topic, Message="again")
        self.assertEqual(self.heard(), ["again", "again"])

    def test_what_fails_is_not_published(self):
        self.engine.plan(sns_fail={"p": 1})
        with self.assertRaises(ClientError) as failed:
            self.engine.as_function("sns").publish(TopicArn=self.topic, Message="no")
        self.assertEqual(failed.exception.response["ResponseMetadata"]["HTTPStatusCode"], 500)
        self.assertEqual(self.heard(), [])
        self.engine.client("sns").publish(TopicArn=self.topic, Message="a test program's own")
        self.assertEqual(len(self.heard()), 1)

    def test_a_batch_fails_whole_or_in_parts_that_are_named(self):
        before = self.engine.counted("sns.fail")
        self.engine.plan(sns_fail={"p": 1})
        attributes = {"type": {"DataType": "String", "StringValue": "huying.test.Happened.v1"}}
        wholes = parts = 0
        for _ in range(12):
            entries = [{"Id": f"e{n}", "Message": f"{n}", "MessageAttributes": attributes} for n in range(5)]
            try:
                told = self.engine.as_function("sns").publish_batch(
                    TopicArn=self.topic, PublishBatchRequestEntries=entries
                )
            except ClientError:
                self.assertEqual(self.heard(), [])
                wholes += 1
                continue
            done = sorted(entry["Id"][1:] for entry in told["Successful"])
            self.assertEqual(self.heard(), done)
            self.assertEqual(sorted(done + [entry["Id"][1:] for entry in told["Failed"]]), list("01234"))
            self.assertTrue(0 < len(done) < 5)
            parts += 1
        self.assertTrue(wholes and parts)
        self.assertEqual(self.engine.counted("sns.fail"), before + 12)

    def test_an_sms_went_out_though_its_sender_never_learns_it(self):
        self.engine.plan(sms_lostAnswer={"p": 1})
        with self.assertRaises(LOST):
            self.engine.as_function("sns").publish(PhoneNumber="+8610000000001", Message="once")
        self.assertEqual(self.sent("+8610000000001"), ["once"])
        self.assertEqual(self.engine.counted("sms.lostAnswer"), 1)
        self.engine.as_function("sns").publish(TopicArn=self.topic, Message="topics are not telephones")
        self.heard()

    def test_no_sms_goes_out_while_the_provider_is_down(self):
        self.engine.plan(sms_fail={"p": 1})
        with self.assertRaises(ClientError) as failed:
            self.engine.as_function("sns").publish(PhoneNumber="+8610000000002", Message="never")
        self.assertEqual(failed.exception.response["ResponseMetadata"]["HTTPStatusCode"], 500)
        self.assertEqual(self.sent("+8610000000002"), [])
        self.assertEqual(self.engine.counted("sms.fail"), 1)
