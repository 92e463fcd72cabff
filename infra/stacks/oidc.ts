import { Fn, type Stack } from 'aws-cdk-lib';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { names } from '../model/names.ts';
import type { Settings } from '../model/settings.ts';

/** Where staff's identity comes from. The pool's id and the client's id travel as parameters, not as stack exports. */
export function oidcEnvironment(stack: Stack, settings: Settings): Record<string, string> {
  const pool = StringParameter.valueForStringParameter(stack, names.parameter('pool'));
  const client = StringParameter.valueForStringParameter(stack, names.parameter('client'));
  const issuer = `https://cognito-idp.${stack.region}.amazonaws.com/${pool}`;
  const hosted = `https://huying-${stack.account}.auth.${stack.region}.amazoncognito.com`;
  const keys = settings.local ? `${settings.engine}/${pool}` : issuer;
  return {
    OIDC_ISSUER: issuer,
    OIDC_JWKS: Fn.join('', [keys, '/.well-known/jwks.json']),
    OIDC_AUDIENCE: client,
    OIDC_AUTHORIZE: `${settings.local ? settings.origin : hosted}/oauth2/authorize`,
    OIDC_TOKEN: `${settings.local ? settings.engine : hosted}/oauth2/token`,
  };
}
