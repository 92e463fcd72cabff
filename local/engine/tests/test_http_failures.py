import unittest
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from .harness import shared


class HttpFailures(unittest.TestCase):
    def answered(self, name: str, body: str) -> tuple[int, bytes]:
        engine = shared()
        engine.function(name, body)
        apis = engine.client("apigatewayv2")
        api = apis.create_api(Name=name, ProtocolType="HTTP")["ApiId"]
        integration = apis.create_integration(
            ApiId=api,
            IntegrationType="AWS_PROXY",
            IntegrationUri=f"arn:aws:lambda:us-east-1:000000000000:function:{name}",
            PayloadFormatVersion="2.0",
        )["IntegrationId"]
        apis.create_route(ApiId=api, RouteKey="$default", Target=f"integrations/{integration}")
        apis.create_stage(ApiId=api, StageName="$default", AutoDeploy=True)
        if name == "refused":
            engine.client("lambda").put_function_concurrency(FunctionName=name, ReservedConcurrentExecutions=0)
        host = {"host": f"{api}.execute-api.localhost:{engine.port}"}
        with self.assertRaises(HTTPError) as failed:
            urlopen(Request(f"http://127.0.0.1:{engine.port}/x", headers=host), timeout=10)
        return failed.exception.code, failed.exception.read()

    def test_a_function_that_throws_is_a_500_that_tells_nothing(self):
        told = self.answered("throwing", "throw new Error('the resident 13800000000');")
        self.assertEqual(told, (500, b'{"message":"Internal Server Error"}'))

    def test_a_process_that_dies_is_a_500(self):
        self.assertEqual(self.answered("dying", "process.exit(1);")[0], 500)

    def test_a_function_without_capacity_is_a_503(self):
        told = self.answered("refused", "return { statusCode: 200 };")
        self.assertEqual(told, (503, b'{"message":"Service Unavailable"}'))
