"""`Fn::GetAtt` of a Cognito user pool knows `ProviderURL`.

Upstream: a stack that asks for it (CDK's `userPoolProviderUrl`) fails.
AWS: the issuer's address, `https://cognito-idp.<region>.amazonaws.com/<pool id>`.
"""

from ministack.services.cloudformation import provisioners

_attributes = provisioners._cognito_user_pool_attributes


def _with_url(pool_id: str) -> dict:
    attributes = _attributes(pool_id)
    return {**attributes, "ProviderURL": f"https://{attributes['ProviderName']}"}


def apply() -> None:
    provisioners._cognito_user_pool_attributes = _with_url
