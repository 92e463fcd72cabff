"""What Lambda does in a function's name needs the right of the function's role, with AUTH=true.

Upstream: messages are taken from a queue, records read from a stream, what failed is put into its destination and log
lines are written, whatever the role may do.
AWS: an event source mapping polls with the role's rights (sqs: ReceiveMessage, GetQueueAttributes, DeleteMessage;
dynamodb: DescribeStream, GetShardIterator, GetRecords, ListStreams), OnFailure needs sqs:SendMessage, and a function
whose role may not write logs leaves none. Source: AWS Lambda guide, "Using Lambda with Amazon SQS", "… DynamoDB",
"Define Lambda function permissions with an execution role".
"""

import time

from ministack.core.responses import get_account_id, get_region
from ministack.services import cloudwatch_logs, lambda_svc, sqs

from . import iam_decisions, stream_mapping

POLL = ("sqs:ReceiveMessage", "sqs:GetQueueAttributes")
READ = ("dynamodb:DescribeStream", "dynamodb:GetShardIterator", "dynamodb:GetRecords")


def _function_of(mapping: dict) -> dict | None:
    return lambda_svc._get_func_record_for_qualifier(mapping["FunctionName"], mapping.get("Qualifier"))[0]


def _may(function: dict | None, action: str, resource: str) -> bool:
    return function is not None and iam_decisions.decide(iam_decisions.role_of(function), action, resource) is None


def _poller_of(queue_arn: str) -> dict | None:
    mappings = (m for _, _, m in lambda_svc._iter_all_esms() if m.get("EventSourceArn") == queue_arn)
    return next((_function_of(mapping) for mapping in mappings), None)


def _queues() -> None:
    receive, delete = sqs._receive_messages_for_esm, sqs._delete_messages_for_esm

    def receive_if_permitted(queue_url: str, max_number: int) -> list[dict]:
        queue = sqs._get_q(queue_url)
        arn, now = queue["attributes"].get("QueueArn", ""), time.time()
        if any(message.get("visible_at", now) <= now for message in list(queue["messages"])):
            function = _poller_of(arn)
            if not all(_may(function, action, arn) for action in POLL):
                return []
        return receive(queue_url, max_number)

    def delete_if_permitted(queue_url: str, receipt_handles: set[str]) -> None:
        arn = sqs._get_q(queue_url)["attributes"].get("QueueArn", "")
        if not receipt_handles or _may(_poller_of(arn), "sqs:DeleteMessage", arn):
            delete(queue_url, receipt_handles)

    sqs._receive_messages_for_esm, sqs._delete_messages_for_esm = receive_if_permitted, delete_if_permitted


def _streams() -> None:
    window_of, send = stream_mapping._next_window, lambda_svc._send_ddb_stream_failure_record

    def window_if_permitted(mapping: dict, table: str, reader):
        window = window_of(mapping, table, reader)
        if window is None:
            return None
        function, arn = _function_of(mapping), mapping["EventSourceArn"]
        readable = all(_may(function, action, arn) for action in READ) and _may(function, "dynamodb:ListStreams", "*")
        if not readable:
            reader.not_before = time.time() + 1
        return window if readable else None

    def send_if_permitted(mapping, function, batch, stream_arn, result, condition):
        destination = ((mapping.get("DestinationConfig") or {}).get("OnFailure") or {}).get("Destination") or ""
        if ":sqs:" not in destination or _may(function, "sqs:SendMessage", destination):
            send(mapping, function, batch, stream_arn, result, condition)

    stream_mapping._next_window = window_if_permitted
    lambda_svc._send_ddb_stream_failure_record = send_if_permitted


def _logs() -> None:
    emit = lambda_svc._emit_lambda_logs

    def emit_if_permitted(function: dict, *line, **more):
        config = function.get("config") or function
        name = (config.get("LoggingConfig") or {}).get("LogGroup") or f"/aws/lambda/{config.get('FunctionName')}"
        group = f"arn:aws:logs:{get_region()}:{get_account_id()}:log-group:{name}"
        permitted = name in cloudwatch_logs._log_groups or _may(function, "logs:CreateLogGroup", group)
        for action in ("logs:CreateLogStream", "logs:PutLogEvents"):
            permitted = permitted and _may(function, action, f"{group}:log-stream:$LATEST")
        if permitted:
            emit(function, *line, **more)

    lambda_svc._emit_lambda_logs = emit_if_permitted


def apply() -> None:
    if not iam_decisions.enforced():
        return
    _queues()
    _streams()
    _logs()
