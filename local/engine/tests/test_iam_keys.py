import json
import unittest

from .permitted import ACCOUNT, permitted

VIA = {"StringEquals": {"kms:ViaService": "dynamodb.us-east-1.amazonaws.com"}}


class Keys(unittest.TestCase):
    def test_a_table_with_a_key_of_its_own_opens_for_who_may_use_the_key_through_the_database(self):
        engine = permitted()
        resources = {
            "Key": {
                "Type": "AWS::KMS::Key",
                "Properties": {
                    "KeyPolicy": {
                        "Statement": [
                            {
                                "Effect": "Allow",
                                "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:root"},
                                "Action": "kms:*",
                                "Resource": "*",
                            }
                        ]
                    }
                },
            },
            "Table": {
                "Type": "AWS::DynamoDB::Table",
                "Properties": {
                    "TableName": "locked",
                    "BillingMode": "PAY_PER_REQUEST",
                    "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
                    "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}],
                    "SSESpecification": {
                        "SSEEnabled": True,
                        "SSEType": "KMS",
                        "KMSMasterKeyId": {"Fn::GetAtt": ["Key", "Arn"]},
                    },
                },
            },
        }
        outputs = {"Key": {"Value": {"Fn::GetAtt": ["Key", "Arn"]}}}
        stacks = engine.client("cloudformation")
        stacks.create_stack(StackName="locked", TemplateBody=json.dumps({"Resources": resources, "Outputs": outputs}))
        stacks.get_waiter("stack_create_complete").wait(StackName="locked", WaiterConfig={"Delay": 1})
        key = stacks.describe_stacks(StackName="locked")["Stacks"][0]["Outputs"][0]["OutputValue"]
        table = ("dynamodb:GetItem", f"arn:aws:dynamodb:us-east-1:{ACCOUNT}:table/locked")
        opens = [("kms:Decrypt", key), ("kms:DescribeKey", key)]

        def read(name: str, *rights: tuple[str, str], **condition):
            client = engine.as_role(engine.role(name, *rights, **condition), "dynamodb")
            return client.get_item(TableName="locked", Key={"pk": {"S": "a"}})["ResponseMetadata"]["HTTPStatusCode"]

        self.assertEqual(read("opener", table, *opens), 200)
        for missing in opens:
            with self.assertRaisesRegex(Exception, "AccessDenied"):
                read("closed", table, *(right for right in opens if right != missing))
        # The condition holds for the table too, which is not asked through anybody: so the key alone has it.
        iam = engine.client("iam")
        role = engine.role("through", table)
        document = {
            "Statement": [
                {"Effect": "Allow", "Action": [a for a, _ in opens], "Resource": key, "Condition": VIA},
            ]
        }
        iam.put_role_policy(RoleName="through", PolicyName="key", PolicyDocument=json.dumps(document))
        client = engine.as_role(role, "dynamodb")
        client.get_item(TableName="locked", Key={"pk": {"S": "a"}})
        with self.assertRaisesRegex(Exception, "AccessDenied"):
            engine.as_role(role, "kms").describe_key(KeyId=key)
