import json
import unittest
from concurrent.futures import ThreadPoolExecutor

from .harness import ROLE, shared

CODE = "exports.handler = async () => { await new Promise((done) => setTimeout(done, 2000)); return 1; };"


def template(expires: bool, reserved: int | None) -> str:
    table = {
        "TableName": "expiring",
        "BillingMode": "PAY_PER_REQUEST",
        "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
        "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}],
    }
    function = {
        "FunctionName": "capped",
        "Runtime": "nodejs22.x",
        "Handler": "index.handler",
        "Role": ROLE,
        "Code": {"ZipFile": CODE},
        "Timeout": 20,
    }
    if expires:
        table["TimeToLiveSpecification"] = {"AttributeName": "gone", "Enabled": True}
    if reserved is not None:
        function["ReservedConcurrentExecutions"] = reserved
    return json.dumps(
        {
            "Resources": {
                "Table": {"Type": "AWS::DynamoDB::Table", "Properties": table},
                "Function": {"Type": "AWS::Lambda::Function", "Properties": function},
            }
        }
    )


class CloudFormationProperties(unittest.TestCase):
    def test_expiry_and_reserved_concurrency_are_set_by_create_and_removed_by_update(self):
        engine = shared()
        stacks, dynamodb, functions = (engine.client(name) for name in ("cloudformation", "dynamodb", "lambda"))
        stacks.create_stack(StackName="properties", TemplateBody=template(True, 1))
        stacks.get_waiter("stack_create_complete").wait(StackName="properties", WaiterConfig={"Delay": 1})
        expiry = dynamodb.describe_time_to_live(TableName="expiring")["TimeToLiveDescription"]
        self.assertEqual(expiry, {"TimeToLiveStatus": "ENABLED", "AttributeName": "gone"})

        def attempt(_):
            try:
                return functions.invoke(FunctionName="capped")["StatusCode"]
            except functions.exceptions.TooManyRequestsException:
                return 429

        with ThreadPoolExecutor(3) as pool:
            self.assertEqual(sorted(pool.map(attempt, range(3))), [200, 429, 429])

        stacks.update_stack(StackName="properties", TemplateBody=template(False, None))
        stacks.get_waiter("stack_update_complete").wait(StackName="properties", WaiterConfig={"Delay": 1})
        expiry = dynamodb.describe_time_to_live(TableName="expiring")["TimeToLiveDescription"]
        self.assertEqual(expiry["TimeToLiveStatus"], "DISABLED")
        with ThreadPoolExecutor(3) as pool:
            self.assertEqual(sorted(pool.map(attempt, range(3))), [200, 200, 200])
