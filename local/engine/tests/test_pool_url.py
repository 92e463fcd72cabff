import json
import unittest

from .harness import shared


class PoolUrl(unittest.TestCase):
    def test_a_stack_can_ask_for_the_issuer_of_its_user_pool(self):
        stacks = shared().client("cloudformation")
        template = {
            "Resources": {"Pool": {"Type": "AWS::Cognito::UserPool", "Properties": {"UserPoolName": "p"}}},
            "Outputs": {
                "Id": {"Value": {"Ref": "Pool"}},
                "Url": {"Value": {"Fn::GetAtt": ["Pool", "ProviderURL"]}},
            },
        }
        stacks.create_stack(StackName="pool", TemplateBody=json.dumps(template))
        stacks.get_waiter("stack_create_complete").wait(StackName="pool", WaiterConfig={"Delay": 1})
        stack = stacks.describe_stacks(StackName="pool")["Stacks"][0]
        outputs = {output["OutputKey"]: output["OutputValue"] for output in stack["Outputs"]}
        self.assertEqual(outputs["Url"], f"https://cognito-idp.us-east-1.amazonaws.com/{outputs['Id']}")
