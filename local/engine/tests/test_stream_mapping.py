"""Failures of stream handlers: partial batches, halving, attempts, OnFailure, independence."""

import json
import time
import unittest

from .harness import lines, shared, wait_until

KEYS = "event.Records.map((r) => r.dynamodb.Keys.pk.S)"


def connect(table: str, function: str, **settings) -> None:
    engine = shared()
    stream = engine.client("dynamodb").describe_table(TableName=table)["Table"]["LatestStreamArn"]
    engine.client("lambda").create_event_source_mapping(
        EventSourceArn=stream, FunctionName=function, StartingPosition="TRIM_HORIZON", **settings
    )


def failure_records(url: str) -> list:
    received = shared().client("sqs").receive_message(QueueUrl=url, MaxNumberOfMessages=10)
    return [json.loads(message["Body"]) for message in received.get("Messages", [])]


class StreamMapping(unittest.TestCase):
    def test_a_bad_record_is_isolated_and_its_neighbours_are_delivered(self):
        engine = shared()
        engine.table("partial")
        engine.put("partial", "a", "bad", "c", "d")
        heard = engine.function(
            "partial",
            f"heard({KEYS}); return {{ batchItemFailures: event.Records.filter((r) => r.dynamodb.Keys.pk.S === 'bad')"
            ".map((r) => ({ itemIdentifier: r.dynamodb.SequenceNumber })) };",
        )
        url, arn = engine.queue("partial-failed")
        connect(
            "partial",
            "partial",
            BatchSize=10,
            FunctionResponseTypes=["ReportBatchItemFailures"],
            BisectBatchOnFunctionError=True,
            MaximumRetryAttempts=1,
            DestinationConfig={"OnFailure": {"Destination": arn}},
        )
        records = wait_until(lambda: failure_records(url), 20, "nothing reached OnFailure")
        wait_until(lambda: {"c", "d"} <= set(sum(lines(heard), [])), 20, "the neighbours were lost")
        self.assertEqual(records[0]["requestContext"]["condition"], "RetryAttemptsExhausted")
        self.assertEqual(records[0]["DDBStreamBatchInfo"]["batchSize"], 1)
        batches = lines(heard)
        self.assertEqual(batches[0], ["a", "bad", "c", "d"])
        self.assertEqual(sum("a" in batch for batch in batches), 1, "what is done is not delivered again")
        self.assertEqual(batches.count(["bad"]), 2, "alone it has its attempt and one more")

    def test_a_handler_that_throws_is_given_up_after_its_attempts(self):
        engine = shared()
        engine.table("throws")
        engine.put("throws", "bad")
        heard = engine.function("throws", f"heard({KEYS}); if ({KEYS}.includes('bad')) throw new Error('no');")
        url, arn = engine.queue("throws-failed")
        connect("throws", "throws", MaximumRetryAttempts=2, DestinationConfig={"OnFailure": {"Destination": arn}})
        wait_until(lambda: failure_records(url), 20, "nothing reached OnFailure")
        engine.put("throws", "good")
        wait_until(lambda: ["good"] in lines(heard), 20, "the stream is still blocked")
        self.assertEqual(lines(heard).count(["bad"]), 3)

    def test_a_slow_handler_does_not_hold_up_other_streams(self):
        engine = shared()
        for name, body in (("slow", "await new Promise((r) => setTimeout(r, 8000));"), ("swift", "heard(1);")):
            engine.table(name)
            heard = engine.function(name, body, Timeout=20)
            connect(name, name)
        engine.put("slow", "x")
        time.sleep(0.5)
        engine.put("swift", "x")
        wait_until(lambda: lines(heard), 5, "the swift stream waited for the slow handler")
