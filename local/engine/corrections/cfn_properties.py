"""CloudFormation's `TimeToLiveSpecification` and `ReservedConcurrentExecutions` take effect.

Upstream: both properties are accepted and dropped: nothing expires, nothing is capped.
AWS: the table expires items by that attribute, the function runs at most that many invocations at a time; an
update that removes the property removes the setting.
"""

from ministack.services import dynamodb, lambda_svc
from ministack.services.cloudformation import provisioners


def _expiry(table: str, properties: dict) -> None:
    wanted = properties.get("TimeToLiveSpecification")
    if wanted:
        on = str(wanted.get("Enabled", False)).lower() == "true"
        status = "ENABLED" if on else "DISABLED"
        dynamodb._ttl_settings[table] = {"AttributeName": wanted.get("AttributeName", ""), "TimeToLiveStatus": status}
    else:
        dynamodb._ttl_settings.pop(table, None)


def _reserved(function: str, properties: dict) -> None:
    if function in lambda_svc._functions:
        wanted = properties.get("ReservedConcurrentExecutions")
        lambda_svc._functions[function]["concurrency"] = None if wanted is None else int(wanted)


def _extend(resource_type: str, settle) -> None:
    """Run `settle(physical id, properties)` after the resource was created or updated."""
    handler = provisioners._RESOURCE_HANDLERS[resource_type]
    create, update = handler["create"], handler["update"]

    def created(logical_id, properties, stack):
        result = create(logical_id, properties, stack)
        settle(result[0], properties)
        return result

    def updated(physical_id, old, new, stack, *more):
        result = update(physical_id, old, new, stack, *more)
        settle(result[0], new)
        return result

    handler.update(create=created, update=updated)


def apply() -> None:
    _extend("AWS::DynamoDB::Table", _expiry)
    _extend("AWS::Lambda::Function", _reserved)
