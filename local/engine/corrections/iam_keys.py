"""A table with a customer's key opens only for callers who may use that key, with AUTH=true.

Upstream: CloudFormation drops `SSESpecification`, and nobody asks the key.
AWS: the table names its key; each access by a caller whom DynamoDB has not seen lately decrypts the table's key with
the caller's right (`kms:Decrypt`), after a look at the key (`kms:DescribeKey`), both `kms:ViaService` DynamoDB.
Source: AWS DynamoDB guide, "DynamoDB encryption at rest: how it works" and "… usage notes".
"""

from ministack.core import iam_evaluator as evaluator
from ministack.core.responses import get_account_id
from ministack.services import dynamodb
from ministack.services.cloudformation import provisioners

from . import cfn_properties, iam_decisions

ITEMS = {
    f"dynamodb:{name}"
    for name in (
        "GetItem BatchGetItem Query Scan PutItem UpdateItem DeleteItem BatchWriteItem ConditionCheckItem "
        "PartiQLSelect PartiQLInsert PartiQLUpdate PartiQLDelete"
    ).split()
}
NEEDED = ("kms:DescribeKey", "kms:Decrypt")


def _keep(table: str, properties: dict) -> None:
    wanted = properties.get("SSESpecification")
    if not wanted:
        return
    spec = {**wanted, "Enabled": str(wanted.get("SSEEnabled", False)).lower() == "true"}
    dynamodb._tables[table]["SSEDescription"] = dynamodb._sse_description_from_spec(spec)


def _key_of(table_arn: str) -> str | None:
    table = dynamodb._tables.get(table_arn.split(":table/")[-1].split("/")[0]) or {}
    key = (table.get("SSEDescription") or {}).get("KMSMasterKeyArn") or ""
    return key if ":key/" in key else None


def apply() -> None:
    if not iam_decisions.enforced():
        return
    cfn_properties._extend("AWS::DynamoDB::Table", _keep)
    enforce = evaluator.enforce

    def with_key(access_key_id, iam_action, service, region, resource_arn="*", service_context=None):
        denied = enforce(access_key_id, iam_action, service, region, resource_arn, service_context)
        key = _key_of(resource_arn) if denied is None and iam_action in ITEMS else None
        if key is None:
            return denied
        principal = evaluator.resolve_principal(access_key_id or "", get_account_id())
        via = {"kms:ViaService": f"dynamodb.{region}.amazonaws.com", "kms:CallerAccount": get_account_id()}
        return next(filter(None, (iam_decisions.decide(principal, action, key, **via) for action in NEEDED)), None)

    evaluator.enforce = with_key
