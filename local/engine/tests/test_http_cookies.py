import json
import unittest
from urllib.request import Request, urlopen

from .harness import shared


class HttpCookies(unittest.TestCase):
    def test_a_function_behind_an_http_api_gets_the_cookies_one_by_one(self):
        engine = shared()
        engine.function("cookies", "return { statusCode: 200, body: JSON.stringify(event.cookies ?? null) };")
        apis = engine.client("apigatewayv2")
        target = engine.client("lambda").get_function(FunctionName="cookies")["Configuration"]["FunctionArn"]
        api = apis.create_api(Name="cookies", ProtocolType="HTTP")["ApiId"]
        integration = apis.create_integration(
            ApiId=api, IntegrationType="AWS_PROXY", IntegrationUri=target, PayloadFormatVersion="2.0"
        )["IntegrationId"]
        apis.create_route(ApiId=api, RouteKey="$default", Target=f"integrations/{integration}")
        apis.create_stage(ApiId=api, StageName="$default", AutoDeploy=True)

        def seen(headers: dict):
            headers = {"host": f"{api}.execute-api.localhost:{engine.port}", **headers}
            with urlopen(Request(f"http://127.0.0.1:{engine.port}/x", headers=headers), timeout=10) as answer:
                return json.loads(answer.read())

        self.assertEqual(seen({"cookie": "staff=a.b=; lang=en"}), ["staff=a.b=", "lang=en"])
        self.assertIsNone(seen({}))
