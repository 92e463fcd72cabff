"""API Gateway and EventBridge call a function only where the function's own policy lets them, with AUTH=true.

Upstream: both call whatever they are pointed at.
AWS: an integration without the permission answers 500, a rule's target without it is never called.
"""

from ministack.core.responses import get_account_id, get_region
from ministack.services import apigateway, eventbridge, lambda_svc

from . import iam_decisions

INVOKE = "lambda:InvokeFunction"


def _admits(function: dict | None, service: str, source: str) -> bool:
    if function is None:
        return True  # the caller tells itself that there is none
    arn = (function.get("config") or function).get("FunctionArn", "")
    return iam_decisions.allows_service(function.get("policy"), service, INVOKE, arn, source)


def apply() -> None:
    if not iam_decisions.enforced():
        return
    call, invoke = apigateway._invoke_lambda_proxy, eventbridge._invoke_target

    async def call_if_admitted(integration, api_id, stage, path, method, *rest, **more):
        route = (rest[3] if len(rest) > 3 else more.get("route_key", "$default")).rpartition(" ")[2]
        reference = apigateway._extract_lambda_ref_from_integration_uri(integration.get("integrationUri", ""))
        owner = {"account_id": more.get("owner_account_id"), "region": more.get("owner_region")}
        function, _, _ = lambda_svc._get_func_record_for_ref_in_scope(reference, **owner)
        way = f"{api_id}/{stage}/{route}" if route.startswith("$") else f"{api_id}/{stage}/{method}{route}"
        source = f"arn:aws:execute-api:{get_region()}:{get_account_id()}:{way}"
        if _admits(function, "apigateway.amazonaws.com", source):
            return await call(integration, api_id, stage, path, method, *rest, **more)
        return 500, {"Content-Type": "application/json"}, b'{"message":"Internal Server Error"}'

    def invoke_if_admitted(target, event, rule, view=None):
        function = lambda_svc._get_func_record_for_ref(target["Arn"])[0] if ":lambda:" in target.get("Arn", "") else None
        if _admits(function, "events.amazonaws.com", rule.get("Arn", "")):
            invoke(target, event, rule, view)

    apigateway._invoke_lambda_proxy = call_if_admitted
    eventbridge._invoke_target = invoke_if_admitted
