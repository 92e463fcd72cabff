import { SecretValue } from 'aws-cdk-lib';
import { LOCAL_FRONT } from '../model/front-word.ts';
import { names } from '../model/names.ts';
import type { Settings } from '../model/settings.ts';

/**
 * What only our own front and functions know, so that an API believes whom they say is calling. On AWS made by Secrets
 * Manager and looked up at deployment; whoever may read a function's settings may read it, nobody else.
 */
export const frontWord = (settings: Settings): string =>
  settings.local ? LOCAL_FRONT : field(settings, 'word');

/** All words that count: the one that is said, and another one while the word changes (`npm run deploy`). */
export const frontWords = (settings: Settings): string =>
  settings.local ? LOCAL_FRONT : `${field(settings, 'word')},${field(settings, 'other')}`;

/** With the version in it a template changes with the secret, and so everything that knows the word is told anew. */
const field = ({ frontVersion }: Settings, jsonField: 'word' | 'other'): string =>
  SecretValue.secretsManager(names.frontSecret, {
    jsonField,
    ...(frontVersion && { versionId: frontVersion }),
  }).unsafeUnwrap();
