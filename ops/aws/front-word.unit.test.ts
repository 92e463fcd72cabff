import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { afterEach, expect, test, vi } from 'vitest';
import { changeFrontWord, stepsFrom } from './front-word.ts';

afterEach(() => vi.restoreAllMocks());

interface Words {
  readonly word: string;
  readonly other: string;
}

test('while the word changes, whoever is a step behind or ahead still knows what is said', () => {
  const before = { word: 'old', other: '' };
  const steps = [before, ...stepsFrom('old', 'new')];
  for (const [at, said] of steps.entries())
    for (const known of steps.slice(Math.max(0, at - 1), at + 2))
      expect([known.word, known.other]).toContain(said.word);
  expect(steps.at(-1)).toEqual({ word: 'new', other: '' });
});

/** A secret, and three parts that learn of it one after the other: the last one is the front. */
function town() {
  let secret: Words = { word: 'old', other: '' };
  const parts: Words[] = [secret, secret, secret];
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
  /** A change that stops after so many parts learned something; true when it came to its end. */
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
    return await changeFrontWord('eu-central-1', deploy).catch((error) => {
      if (error !== stopped) throw error;
      return 'stopped' as const;
    });
  };
  return { change, parts, said };
}

test('a change makes one new word, which then is the only one', async () => {
  const { change, parts, said } = town();
  expect(await change(99)).toBe(true);
  expect(said).toHaveLength(2);
  for (const part of parts) expect(part).toEqual({ word: said[1], other: '' });
});

test.each(Array.from({ length: 9 }, (_, parts) => [parts]))(
  'a change that stopped after %i parts is finished by the next one, and everybody knows what is said all the while',
  async (patience) => {
    const { change, parts, said } = town();
    expect(await change(patience)).toBe('stopped');
    // The last step leaves nothing to finish: then another change begins.
    expect(await change(99)).toBe(patience >= 6);
    for (const part of parts) expect(part).toEqual({ word: said.at(-1), other: '' });
    expect(said).toHaveLength(patience >= 6 ? 3 : 2);
  },
);

test('stopped again and again it still comes to its end', async () => {
  for (const patience of [1, 2]) {
    const { change, parts } = town();
    for (const more of [patience, patience + 3]) expect(await change(more)).toBe('stopped');
    expect(await change(99)).toBe(false);
    expect(parts.every(({ other }) => other === '')).toBe(true);
  }
});
