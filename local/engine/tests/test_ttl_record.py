import time
import unittest

from .harness import lines, shared, wait_until


class TimeToLive(unittest.TestCase):
    def test_an_expired_item_leaves_a_remove_record_signed_by_the_service(self):
        engine = shared()
        dynamodb = engine.client("dynamodb")
        stream = engine.table("ttl")
        heard = engine.function("ttl", "event.Records.forEach(heard);")
        dynamodb.update_time_to_live(
            TableName="ttl", TimeToLiveSpecification={"Enabled": True, "AttributeName": "gone"}
        )
        engine.client("lambda").create_event_source_mapping(
            EventSourceArn=stream, FunctionName="ttl", StartingPosition="TRIM_HORIZON"
        )
        now = int(time.time())
        for key, gone in (("old", now - 5), ("young", now + 900)):
            dynamodb.put_item(TableName="ttl", Item={"pk": {"S": key}, "gone": {"N": str(gone)}})
        dynamodb.put_item(TableName="ttl", Item={"pk": {"S": "mine"}})
        dynamodb.delete_item(TableName="ttl", Key={"pk": {"S": "mine"}})

        def removed():
            return {
                record["dynamodb"]["Keys"]["pk"]["S"]: record
                for record in lines(heard)
                if record["eventName"] == "REMOVE"
            }

        wait_until(lambda: {"old", "mine"} <= removed().keys(), 15, "no REMOVE record for the expired item")
        self.assertEqual(
            removed()["old"]["userIdentity"], {"type": "Service", "principalId": "dynamodb.amazonaws.com"}
        )
        self.assertNotIn("userIdentity", removed()["mine"], "an application's deletion is not the service's")
        self.assertNotIn("young", removed())
