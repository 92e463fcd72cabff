import { SecretValue } from 'aws-cdk-lib';
import { LOCAL_ORIGIN_SECRET } from '../model/local-origin-secret.ts';
import { names } from '../model/names.ts';
import type { Settings } from '../model/settings.ts';

/**
 * The header value by which CloudFront and our pages prove themselves to an API, which then trusts the caller's address
 * that they pass on. Secrets Manager generates it and CloudFormation reads it at deployment; whoever may read a function's
 * settings can read it, nobody else.
 */
export const originSecret = (settings: Settings): string =>
  settings.local ? LOCAL_ORIGIN_SECRET : field(settings, 'word');

/** The values that an API accepts: the current one, and a second one during a rotation (`npm run deploy`). */
export const acceptedOriginSecrets = (settings: Settings): string =>
  settings.local ? LOCAL_ORIGIN_SECRET : `${field(settings, 'word')},${field(settings, 'other')}`;

/** The template names the secret's version, so that a rotation updates everything that holds the value. */
const field = ({ originSecretVersion }: Settings, jsonField: 'word' | 'other'): string =>
  SecretValue.secretsManager(names.originSecret, {
    jsonField,
    ...(originSecretVersion && { versionId: originSecretVersion }),
  }).unsafeUnwrap();
