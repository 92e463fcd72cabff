"""What an HTTP API answers for a function that failed or could not be invoked.

Upstream: 502 with the function's error and its message for the whole world; 429 with Lambda's own words when the
function was refused for lack of capacity.
AWS: 500 `{"message":"Internal Server Error"}`, 503 `{"message":"Service Unavailable"}`; nothing of the function's
insides.
"""

import json

from ministack.services import lambda_svc

_shape = lambda_svc.lambda_execute_result_to_api_proxy_response


def _failure(status: int, message: str) -> tuple[dict, None]:
    body = json.dumps({"message": message}, separators=(",", ":"))
    return {"statusCode": status, "headers": {"Content-Type": "application/json"}, "body": body}, None


def _answer(result: dict) -> tuple[dict | None, str | None]:
    if result.get("throttle"):
        return _failure(503, "Service Unavailable")
    if result.get("error"):
        return _failure(500, "Internal Server Error")
    return _shape(result)


def apply() -> None:
    lambda_svc.lambda_execute_result_to_api_proxy_response = _answer
