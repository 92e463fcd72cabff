"""Lambda: refused, and killed in the middle of its work."""

import json
import unittest
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from .chaotic import ChaoticEngine
from .harness import lines, wait_until

BODIES = "heard(event.Records.map((r) => r.body));"


class Functions(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.engine = ChaoticEngine().start()

    def test_a_worker_is_killed_in_the_middle_and_its_batch_comes_again(self):
        self.engine.plan()
        sqs = self.engine.client("sqs")
        url = sqs.create_queue(QueueName="huying-killed", Attributes={"VisibilityTimeout": "5"})["QueueUrl"]
        arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        heard = self.engine.function(
            "huying-killed",
            "await new Promise((r) => setTimeout(r, 60));"
            "const [record] = event.Records; heard([record.body, Number(record.attributes.ApproximateReceiveCount)]);",
        )
        self.engine.client("lambda").create_event_source_mapping(
            EventSourceArn=arn, FunctionName="huying-killed", BatchSize=1
        )
        sqs.send_message(QueueUrl=url, MessageBody="warm")
        wait_until(lambda: lines(heard) == [["warm", 1]], 10, "the function did not start")
        self.engine.plan(lambda_kill={"everySeconds": 0.1, "times": 3})
        for n in range(30):
            sqs.send_message(QueueUrl=url, MessageBody=f"{n}")
        sent = {"warm", *(f"{n}" for n in range(30))}
        wait_until(lambda: {body for body, _ in lines(heard)} == sent, 40, "what was killed is lost")
        again = sum(received - 1 for _, received in lines(heard))
        self.assertGreaterEqual(again, 3, "three kills, three come again (more on a machine that is slow)")
        self.assertEqual(self.engine.counted("lambda.kill"), 3)

    def test_a_call_by_name_is_neither_killed_nor_refused(self):
        self.engine.function("huying-named", "return process.pid;")
        before = self.engine.invoke("huying-named")["body"]
        self.engine.plan(lambda_kill={"everySeconds": 0.05}, lambda_throttle={"p": 1})
        self.assertEqual({self.engine.invoke("huying-named")["body"] for _ in range(50)}, {before})

    def test_a_function_that_calls_another_is_refused(self):
        self.engine.function("huying-called", "return 1;")
        self.engine.plan(lambda_throttle={"p": 1})
        client = self.engine.as_function("lambda")
        with self.assertRaises(client.exceptions.TooManyRequestsException):
            client.invoke(FunctionName="huying-called")

    def test_the_http_api_answers_503_for_a_function_that_is_refused(self):
        self.engine.plan()
        name, apis = "huying-api", self.engine.client("apigatewayv2")
        self.engine.function(name, "return { statusCode: 200, body: 'here' };")
        target = f"arn:aws:lambda:us-east-1:000000000000:function:{name}"
        api = apis.create_api(Name=name, ProtocolType="HTTP")["ApiId"]
        integration = apis.create_integration(
            ApiId=api, IntegrationType="AWS_PROXY", IntegrationUri=target, PayloadFormatVersion="2.0"
        )["IntegrationId"]
        apis.create_route(ApiId=api, RouteKey="$default", Target=f"integrations/{integration}")
        apis.create_stage(ApiId=api, StageName="$default", AutoDeploy=True)
        host = {"host": f"{api}.execute-api.localhost:{self.engine.port}"}
        request = lambda: Request(f"http://127.0.0.1:{self.engine.port}/x", headers=host)  # noqa: E731
        self.assertEqual(urlopen(request()).read(), b"here")
        self.engine.plan(lambda_throttle={"p": 1, "sources": ["sqs", "dynamodb", "clock", "function"]})
        self.assertEqual(urlopen(request()).read(), b"here", "only other sources are hit")
        self.engine.plan(lambda_throttle={"p": 1})
        with self.assertRaises(HTTPError) as refused:
            urlopen(request())
        self.assertEqual(refused.exception.code, 503)
        self.assertEqual(json.load(refused.exception), {"message": "Service Unavailable"})

    def test_a_queue_waits_for_a_function_that_is_refused_and_loses_nothing(self):
        self.engine.plan(lambda_throttle={"p": 1, "times": 2})
        before = self.engine.counted("lambda.throttle")
        url, arn = self.engine.queue("huying-refused")
        heard = self.engine.function("huying-refused", BODIES)
        self.engine.client("lambda").create_event_source_mapping(EventSourceArn=arn, FunctionName="huying-refused")
        self.engine.client("sqs").send_message(QueueUrl=url, MessageBody="a")
        wait_until(lambda: lines(heard) == [["a"]], 10, "the message was lost")
        self.assertEqual(self.engine.counted("lambda.throttle"), before + 2)

    def test_a_batch_goes_back_to_its_queue_when_no_capacity_comes(self):
        sqs = self.engine.client("sqs")
        url = sqs.create_queue(QueueName="huying-none", Attributes={"VisibilityTimeout": "2"})["QueueUrl"]
        arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        heard = self.engine.function("huying-none", "heard(event.Records[0].attributes.ApproximateReceiveCount);")
        self.engine.plan(lambda_throttle={"p": 1, "only": ["huying-none"], "times": 4})
        self.engine.client("lambda").create_event_source_mapping(EventSourceArn=arn, FunctionName="huying-none")
        sqs.send_message(QueueUrl=url, MessageBody="a")
        wait_until(lambda: lines(heard), 20, "the message was lost")
        self.assertGreater(int(lines(heard)[0]), 1, "it was received before")
