import unittest
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from .harness import lines, wait_until
from .permitted import ACCOUNT, permitted


class Callers(unittest.TestCase):
    def test_an_api_calls_a_function_that_admits_this_route_and_answers_500_for_others(self):
        engine = permitted()
        engine.function("answering", "return { statusCode: 200, body: 'yes' };", Role=engine.role("answering"))
        api, functions = engine.client("apigatewayv2"), engine.client("lambda")
        function = functions.get_function(FunctionName="answering")["Configuration"]["FunctionArn"]
        api_id = api.create_api(Name="calling", ProtocolType="HTTP")["ApiId"]
        target = api.create_integration(
            ApiId=api_id, IntegrationType="AWS_PROXY", IntegrationUri=function, PayloadFormatVersion="2.0"
        )["IntegrationId"]
        api.create_route(ApiId=api_id, RouteKey="ANY /api/{proxy+}", Target=f"integrations/{target}")
        api.create_stage(ApiId=api_id, StageName="$default", AutoDeploy=True)

        def get() -> int:
            host = {"Host": f"{api_id}.execute-api.localhost:{engine.port}"}
            try:
                return urlopen(Request(f"http://127.0.0.1:{engine.port}/api/x", headers=host), timeout=10).status
            except HTTPError as refused:
                return refused.code

        self.assertEqual(get(), 500)
        source = f"arn:aws:execute-api:us-east-1:{ACCOUNT}:{api_id}/*/*/api/{{proxy+}}"
        functions.add_permission(
            FunctionName="answering",
            StatementId="api",
            Action="lambda:InvokeFunction",
            Principal="apigateway.amazonaws.com",
            SourceArn=source,
        )
        self.assertEqual(get(), 200)

    def test_a_rule_calls_only_a_function_that_admits_it(self):
        engine = permitted()
        heard = {n: engine.function(n, f"heard('{n}');", Role=engine.role(n)) for n in ("admitting", "refusing")}
        functions, events = engine.client("lambda"), engine.client("events")
        rule = events.put_rule(Name="calling", EventPattern='{"source":["test"]}')["RuleArn"]
        functions.add_permission(
            FunctionName="admitting",
            StatementId="rule",
            Action="lambda:InvokeFunction",
            Principal="events.amazonaws.com",
            SourceArn=rule,
        )
        for name in heard:
            arn = functions.get_function(FunctionName=name)["Configuration"]["FunctionArn"]
            events.put_targets(Rule="calling", Targets=[{"Id": name, "Arn": arn}])
        events.put_events(Entries=[{"Source": "test", "DetailType": "x", "Detail": "{}"}])
        wait_until(lambda: lines(heard["admitting"]) == ["admitting"], 10, "the rule did not call")
        self.assertEqual(lines(heard["refusing"]), [])
