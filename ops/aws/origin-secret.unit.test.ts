import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { afterEach, expect, test, vi } from 'vitest';
import { rotateOriginSecret, stepsFrom } from './origin-secret.ts';

afterEach(() => vi.restoreAllMocks());

interface StoredSecret {
  readonly word: string;
  readonly other: string;
}

test('accepts at every step what a part one step behind or ahead may send', () => {
  const before = { word: 'old', other: '' };
  const steps = [before, ...stepsFrom('old', 'new')];
  for (const [at, said] of steps.entries())
    for (const known of steps.slice(Math.max(0, at - 1), at + 2))
      expect([known.word, known.other]).toContain(said.word);
  expect(steps.at(-1)).toEqual({ word: 'new', other: '' });
});

/** A secret and three parts that are deployed one after the other; the last one is CloudFront, which sends it. */
function scenario() {
  let secret: StoredSecret = { word: 'old', other: '' };
  const parts: StoredSecret[] = [secret, secret, secret];
  const said: string[] = ['old'];
  vi.spyOn(SecretsManagerClient.prototype, 'send').mockImplementation((async (command: unknown) => {
    if (command instanceof GetSecretValueCommand)
      return { VersionId: 'v', SecretString: JSON.stringify(secret) };
    if (!(command instanceof PutSecretValueCommand)) throw new Error('asked for something else');
    secret = JSON.parse(command.input.SecretString ?? '');
    return { VersionId: 'v' };
  }) as never);
  const insist = () => {
    const [word] = [parts[2]?.word ?? ''];
    for (const { word: own, other } of parts) expect([own, other]).toContain(word);
    if (said.at(-1) !== word) said.push(word);
  };
  /** A rotation that is interrupted after so many parts were deployed. @returns what it returned, or that it stopped */
  const change = async (patience: number): Promise<boolean | 'stopped'> => {
    const stopped = new Error('stopped');
    let left = patience;
    const deploy = async () => {
      for (const at of parts.keys()) {
        if (left-- <= 0) throw stopped;
        parts[at] = secret;
        insist();
      }
    };
    return await rotateOriginSecret('eu-central-1', deploy).catch((error) => {
      if (error !== stopped) throw error;
      return 'stopped' as const;
    });
  };
  return { change, parts, said };
}

test('rotates to one new value and drops the old one', async () => {
  const { change, parts, said } = scenario();
  expect(await change(99)).toBe(true);
  expect(said).toHaveLength(2);
  for (const part of parts) expect(part).toEqual({ word: said[1], other: '' });
});

test.each(Array.from({ length: 9 }, (_, parts) => [parts]))(
  'finishes a rotation that stopped after %i parts, and every part accepts what is sent all the while',
  async (patience) => {
    const { change, parts, said } = scenario();
    expect(await change(patience)).toBe('stopped');
    // The last step leaves nothing to finish: then another change begins.
    expect(await change(99)).toBe(patience >= 6);
    for (const part of parts) expect(part).toEqual({ word: said.at(-1), other: '' });
    expect(said).toHaveLength(patience >= 6 ? 3 : 2);
  },
);

test('finishes a rotation that was interrupted several times', async () => {
  for (const patience of [1, 2]) {
    const { change, parts } = scenario();
    for (const more of [patience, patience + 3]) expect(await change(more)).toBe('stopped');
    expect(await change(99)).toBe(false);
    expect(parts.every(({ other }) => other === '')).toBe(true);
  }
});
