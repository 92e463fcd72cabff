"""What every decision about rights is called, asked and remembered by, with AUTH=true only.

Upstream: a batch call of SQS or SNS is an action of its own (`sqs:SendMessageBatch`, `sns:PublishBatch`), which AWS
does not know: it asks for the single action. And nobody can read afterwards what was asked for.
AWS: the batch calls are allowed by the single action; CloudTrail tells who was allowed and refused what.

HUYING_IAM_RECORD names a file that gets one JSON line for each decision about a function's role.
"""

import json
import os
import threading
import time

from ministack.core import iam_evaluator as evaluator
from ministack.core.responses import get_account_id, get_region

SINGLE = {
    "sns:PublishBatch": "sns:Publish",
    "sqs:SendMessageBatch": "sqs:SendMessage",
    "sqs:DeleteMessageBatch": "sqs:DeleteMessage",
    "sqs:ChangeMessageVisibilityBatch": "sqs:ChangeMessageVisibility",
}

_writing = threading.Lock()


def enforced() -> bool:
    return os.environ.get("AUTH", "false").lower() == "true"


def remember(principal_arn: str, action: str, resource: str, allowed: bool) -> None:
    """One line in the record: which function (an assumed role's session bears its name), what, where, and whether."""
    path = os.environ.get("HUYING_IAM_RECORD")
    if not path or ":assumed-role/" not in principal_arn:
        return
    role, _, session = principal_arn.split(":assumed-role/")[1].partition("/")
    line = {"at": time.time(), "role": role, "by": session, "action": action, "resource": resource, "allowed": allowed}
    with _writing, open(path, "a", encoding="utf-8") as record:
        record.write(json.dumps(line) + "\n")


def role_of(function: dict) -> evaluator.PrincipalInfo:
    """The function's role as a principal: what AWS does in a function's name is done with the role's rights."""
    config = function.get("config") or function
    account, name = get_account_id(), config.get("Role", "").rsplit("/", 1)[-1]
    return evaluator.PrincipalInfo(
        arn=f"arn:aws:sts::{account}:assumed-role/{name}/{config.get('FunctionName', '')[:64]}",
        type="AssumedRole",
        account=account,
        policies=evaluator._gather_role_policies(name, account),
    )


def decide(principal: evaluator.PrincipalInfo, action: str, resource: str, **context) -> evaluator.EvalResult | None:
    """None when the principal may, else the refusal; identity policies and the resource's own one together."""
    if principal.policies is None:
        return None
    asked = evaluator.EvalContext(
        principal_arn=principal.arn,
        principal_type=principal.type,
        principal_account=principal.account,
        action=action,
        resource_arn=resource,
        region=get_region(),
        service_context={key.lower(): value for key, value in context.items()},
        principal_keys=principal.keys,
    )
    result = evaluator.evaluate(asked, principal.policies, *principal.limits)
    service = action.split(":")[0]
    policy = evaluator._resource_policy(service, resource)
    if policy is not None:
        required = service in evaluator._POLICY_REQUIRED
        result = evaluator.combine_resource_policy(result, asked, *policy, required=required, limits=principal.limits)
    remember(principal.arn, action, resource, result.decision == "Allow")
    return None if result.decision == "Allow" else result


def allows_service(policy: dict | None, service: str, action: str, resource: str, source: str) -> bool:
    """Whether a resource's policy lets an AWS service do this on behalf of the resource `source`."""
    asked = evaluator.EvalContext(
        principal_arn="*",
        principal_type="Service",
        principal_account="",
        action=action,
        resource_arn=resource,
        region=get_region(),
        service_context={"aws:sourcearn": source, "aws:sourceaccount": get_account_id()},
    )
    return evaluator.evaluate_resource_policy(policy or {}, asked, service=service).decision == "Allow"


def apply() -> None:
    if not enforced():
        return
    enforce = evaluator.enforce

    def remembered(access_key_id, iam_action, service, region, resource_arn="*", service_context=None):
        action = SINGLE.get(iam_action, iam_action)
        denied = enforce(access_key_id, action, service, region, resource_arn, service_context)
        if isinstance(denied, evaluator.AuthError):
            return denied
        principal = evaluator.resolve_principal(access_key_id or "", get_account_id())
        if isinstance(principal, evaluator.PrincipalInfo):
            remember(principal.arn, action, resource_arn, denied is None)
        return denied

    evaluator.enforce = remembered
