import { randomBytes } from 'node:crypto';
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { names } from '../../infra/model/names.ts';
import { Trouble } from '../../infra/tooling/program/trouble.ts';

/** The word that is said, and another one that counts as well: empty but while the word changes. */
interface Words {
  readonly word: string;
  readonly other: string;
  /** While it changes: the one of the two from which it does. */
  readonly from?: string;
}

/** The version of the secret that a deployment is to use; undefined before the first one. */
export async function frontVersion(region: string): Promise<string | undefined> {
  return (await read(region))?.version;
}

/**
 * Changes the word while everything runs: first all learn to believe the new one too, then they say it, then they
 * forget the old one. Each step is one deployment. A change that stopped halfway is finished instead of begun anew: what
 * its last deployment reached may say one word and what it did not reach the other, so nobody may forget either.
 * @returns whether a change was begun; false when an unfinished one was finished
 * @throws Trouble when there is no word yet
 */
export async function changeFrontWord(
  region: string,
  deploy: (version: string) => Promise<void>,
): Promise<boolean> {
  const now = await read(region);
  if (!now) throw new Trouble('There is no word to change yet: deploy first, without --new-front-word.');
  const left = stepsLeft(now.words);
  const steps = left.length > 0 ? left : stepsFrom(now.words.word, randomBytes(36).toString('base64url'));
  for (const words of steps) await deploy(await write(region, words));
  return left.length === 0;
}

/** What the secret says one after the other, so that nobody meets a word that they do not know. */
export const stepsFrom = (old: string, next: string): readonly Words[] => [
  { word: old, other: next, from: old },
  { word: next, other: old, from: old },
  { word: next, other: '' },
];

/** The steps of an unfinished change, from the one on that perhaps not all have heard of; none when it is finished. */
export function stepsLeft({ word, other, from = other }: Words): readonly Words[] {
  if (!other) return [];
  return from === word ? stepsFrom(word, other) : stepsFrom(other, word).slice(1);
}

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
