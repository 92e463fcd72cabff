import { randomBytes } from 'node:crypto';
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { names } from '../../infra/names.ts';
import { Trouble } from '../../local/trouble.ts';

/** The word that is said, and another one that counts as well. */
interface Words {
  readonly word: string;
  readonly other: string;
}

/** The version of the secret that a deployment is to use; undefined before the first one. */
export async function frontVersion(region: string): Promise<string | undefined> {
  return (await read(region))?.version;
}

/**
 * Changes the word while everything runs: first all learn to believe the new one too, then they say it, then they
 * forget the old one. Each step is one deployment.
 * @throws Trouble when there is no word yet
 */
export async function changeFrontWord(
  region: string,
  deploy: (version: string) => Promise<void>,
): Promise<void> {
  const now = await read(region);
  if (!now) throw new Trouble('There is no word to change yet: deploy first, without --new-front-word.');
  const old = now.words.word;
  const next = randomBytes(36).toString('base64url');
  for (const words of stepsFrom(old, next)) await deploy(await write(region, words));
}

/** What the secret says one after the other, so that nobody meets a word that they do not know. */
export const stepsFrom = (old: string, next: string): readonly Words[] => [
  { word: old, other: next },
  { word: next, other: old },
  { word: next, other: '' },
];

async function read(region: string): Promise<{ version: string; words: Words } | undefined> {
  const secrets = new SecretsManagerClient({ region });
  try {
    const found = await secrets.send(new GetSecretValueCommand({ SecretId: names.frontSecret }));
    return { version: found.VersionId ?? '', words: JSON.parse(found.SecretString ?? '{}') as Words };
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  } finally {
    secrets.destroy();
  }
}

async function write(region: string, words: Words): Promise<string> {
  const secrets = new SecretsManagerClient({ region });
  const SecretString = JSON.stringify(words);
  const { VersionId } = await secrets.send(
    new PutSecretValueCommand({ SecretId: names.frontSecret, SecretString }),
  );
  secrets.destroy();
  return VersionId ?? '';
}
