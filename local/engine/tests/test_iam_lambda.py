import time
import unittest

from .harness import lines, wait_until
from .permitted import ACCOUNT, permitted

POLL = ("sqs:ReceiveMessage", "sqs:GetQueueAttributes", "sqs:DeleteMessage")
READ = ("dynamodb:DescribeStream", "dynamodb:GetShardIterator", "dynamodb:GetRecords")
HEARD = "for (const record of event.Records) heard(record.body || record.dynamodb.Keys.pk.S);"


class OnBehalfOfFunctions(unittest.TestCase):
    def test_a_queue_is_polled_with_the_roles_right_and_not_without(self):
        engine = permitted()
        url, arn = engine.queue("polled")
        all_but_one = [(action, arn) for action in POLL[1:]]
        heard = engine.function("polled", HEARD, Role=engine.role("polled", *all_but_one))
        engine.client("lambda").create_event_source_mapping(EventSourceArn=arn, FunctionName="polled")
        engine.client("sqs").send_message(QueueUrl=url, MessageBody="hello")
        wait_until(lambda: ("sqs:ReceiveMessage", False) in engine.decided("polled"), 10, "nobody was refused")
        time.sleep(1)
        self.assertEqual(lines(heard), [])
        engine.role("polled", *all_but_one, (POLL[0], arn))
        wait_until(lambda: lines(heard) == ["hello"], 10, "the message did not arrive")

    def test_what_may_not_be_deleted_comes_again(self):
        engine = permitted()
        url, arn = engine.queue("kept")
        engine.client("sqs").set_queue_attributes(QueueUrl=url, Attributes={"VisibilityTimeout": "1"})
        heard = engine.function("kept", HEARD, Role=engine.role("kept", *[(action, arn) for action in POLL[:2]]))
        engine.client("lambda").create_event_source_mapping(EventSourceArn=arn, FunctionName="kept")
        engine.client("sqs").send_message(QueueUrl=url, MessageBody="hello")
        wait_until(lambda: len(lines(heard)) >= 2, 15, "the message did not come again")

    def test_a_stream_is_read_with_the_roles_right_and_not_without(self):
        engine = permitted()
        stream = engine.table("followed")
        some = [(action, stream) for action in READ]
        heard = engine.function("followed", HEARD, Role=engine.role("followed", *some))
        engine.client("lambda").create_event_source_mapping(
            EventSourceArn=stream, FunctionName="followed", StartingPosition="TRIM_HORIZON"
        )
        engine.put("followed", "a")
        wait_until(lambda: ("dynamodb:ListStreams", False) in engine.decided("followed"), 10, "nobody was refused")
        self.assertEqual(lines(heard), [])
        engine.role("followed", *some, ("dynamodb:ListStreams", "*"))
        wait_until(lambda: lines(heard) == ["a"], 10, "the record did not arrive")

    def test_what_failed_is_kept_only_where_the_role_may_put_it(self):
        engine = permitted()
        url, arn = engine.queue("failed")
        sqs = engine.client("sqs")
        for name, more in (("keeps", [("sqs:SendMessage", arn)]), ("loses", [])):
            stream = engine.table(name)
            rights = [*((action, stream) for action in READ), ("dynamodb:ListStreams", "*"), *more]
            engine.function(name, "throw new Error('never');", Role=engine.role(name, *rights))
            engine.client("lambda").create_event_source_mapping(
                EventSourceArn=stream,
                FunctionName=name,
                StartingPosition="TRIM_HORIZON",
                MaximumRetryAttempts=0,
                DestinationConfig={"OnFailure": {"Destination": arn}},
            )
            engine.put(name, "a")
            wait_until(lambda name=name: any(d[0] == "sqs:SendMessage" for d in engine.decided(name)), 10, f"{name} did not try")
        kept = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", [])
        self.assertEqual(["keeps" in message["Body"] for message in kept], [True])

    def test_a_function_without_the_right_to_write_logs_leaves_none(self):
        engine = permitted()
        logs = engine.client("logs")
        for name, rights in (("silent", []), ("telling", ["logs:CreateLogStream", "logs:PutLogEvents"])):
            group = f"/aws/lambda/{name}"
            logs.create_log_group(logGroupName=group)
            arn = f"arn:aws:logs:us-east-1:{ACCOUNT}:log-group:{group}:*"
            engine.function(name, "console.log('said');", Role=engine.role(name, *[(right, arn) for right in rights]))
            engine.invoke(name)
            said = [event["message"] for event in logs.filter_log_events(logGroupName=group)["events"]]
            self.assertEqual(any("said" in line for line in said), bool(rights), name)
