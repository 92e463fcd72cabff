import { SecretValue } from 'aws-cdk-lib';
import { LOCAL_FRONT } from './front-word.ts';
import { names } from './names.ts';
import type { Settings } from './settings.ts';

/**
 * What only our own front and functions know, so that an API believes whom they say is calling. On AWS made by Secrets
 * Manager and looked up at deployment; whoever may read a function's settings may read it, nobody else.
 */
export const frontSecret = ({ local }: Settings): string =>
  local ? LOCAL_FRONT : SecretValue.secretsManager(names.frontSecret).unsafeUnwrap();
