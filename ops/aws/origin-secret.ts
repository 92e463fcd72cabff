import { randomBytes } from 'node:crypto';
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { names } from '../../infra/model/names.ts';
import { ProgramError } from '../../infra/tooling/program/program-error.ts';

/** The secret's JSON as stored: the value that is sent, and one that is accepted as well, empty except in a rotation. */
interface StoredSecret {
  readonly word: string;
  readonly other: string;
  /** During a rotation: the value that is being replaced. */
  readonly from?: string;
}

/** The secret's version that a deployment uses; undefined before the first deployment. */
export async function originSecretVersion(region: string): Promise<string | undefined> {
  return (await read(region))?.version;
}

/**
 * Rotates the secret without downtime: first everything accepts the new value as well, then sends it, then drops the old
 * one. Each step is one deployment. An interrupted rotation is finished instead of started again: the parts that its last
 * deployment reached may send one value and the others the other, so neither may be dropped yet.
 * @returns whether a rotation was started; false when an unfinished one was finished
 * @throws ProgramError when there is no secret yet
 */
export async function rotateOriginSecret(
  region: string,
  deploy: (version: string) => Promise<void>,
): Promise<boolean> {
  const now = await read(region);
  if (!now)
    throw new ProgramError('There is no secret to rotate yet: deploy first, without --new-origin-secret.');
  const left = stepsLeft(now.words);
  const steps = left.length > 0 ? left : stepsFrom(now.words.word, randomBytes(36).toString('base64url'));
  for (const words of steps) await deploy(await write(region, words));
  return left.length === 0;
}

/** The stored values in order: at every step each part accepts whatever any other part may send. */
export const stepsFrom = (old: string, next: string): readonly StoredSecret[] => [
  { word: old, other: next, from: old },
  { word: next, other: old, from: old },
  { word: next, other: '' },
];

/** The steps that an unfinished rotation still needs, beginning with the one that may not have reached every part. */
export function stepsLeft({ word, other, from = other }: StoredSecret): readonly StoredSecret[] {
  if (!other) return [];
  return from === word ? stepsFrom(word, other) : stepsFrom(other, word).slice(1);
}

async function read(region: string): Promise<{ version: string; words: StoredSecret } | undefined> {
  const secrets = new SecretsManagerClient({ region });
  try {
    const found = await secrets.send(new GetSecretValueCommand({ SecretId: names.originSecret }));
    return { version: found.VersionId ?? '', words: JSON.parse(found.SecretString ?? '{}') as StoredSecret };
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  } finally {
    secrets.destroy();
  }
}

async function write(region: string, words: StoredSecret): Promise<string> {
  const secrets = new SecretsManagerClient({ region });
  const SecretString = JSON.stringify(words);
  const { VersionId } = await secrets.send(
    new PutSecretValueCommand({ SecretId: names.originSecret, SecretString }),
  );
  secrets.destroy();
  return VersionId ?? '';
}
