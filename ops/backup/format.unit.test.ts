import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { tempFolder } from '../../infra/tooling/testing/temp-folder.ts';
import { fromLine, type Row, toLine } from './attributes.ts';
import { check } from './check.ts';
import { cipherOf, newCipher } from './cipher.ts';
import { Digest, isOfTheMoment, silent } from './digest.ts';
import { newFolder, readLines, readManifest, readPart, writeLines, writeManifest } from './folder.ts';
import { FORMAT, type Manifest, sealed } from './format.ts';

const QUICK = { N: 2 ** 12, r: 8, p: 1 };
let dir = '';
beforeEach(() => {
  dir = tempFolder('format');
});

const row: Row = {
  sk: { S: '-' },
  pk: { S: '幸福里 𠮷' },
  n: { N: '1795334400123' },
  b: { B: new Uint8Array([0, 255]) },
  set: { SS: ['b', 'a'] },
  bytes: { BS: [new Uint8Array([2]), new Uint8Array([1])] },
  map: { M: { z: { NULL: true }, a: { L: [{ BOOL: false }, { NS: ['2', '10'] }] } } },
};

test('an item comes back from its line as it was, and equal items are equal lines', () => {
  const back = fromLine(toLine(row));
  expect(toLine(back)).toBe(toLine(row));
  expect(back).toMatchObject({ n: { N: '1795334400123' }, b: { B: new Uint8Array([0, 255]) } });
  expect(back.set).toEqual({ SS: ['a', 'b'] });
  const shuffled = Object.fromEntries(Object.entries(row).toReversed());
  expect(toLine(shuffled)).toBe(toLine(row));
});

test('a digest minds every item and their number, not their order, nor what only wakes the publisher', () => {
  const digest = (...rows: Row[]) => {
    const made = new Digest();
    for (const one of rows) made.add(one);
    return made.toString();
  };
  const other: Row = { pk: { S: 'a' }, sk: { S: 'b' } };
  expect(digest(row, other)).toBe(digest(other, row));
  expect(digest(row)).toBe(digest({ ...row, emits: { N: '1' } }));
  expect(silent({ ...other, emits: { N: '1' } })).toEqual(other);
  expect(digest(row)).not.toBe(digest(row, row));
  expect(digest(row)).not.toBe(digest({ ...row, n: { N: '2' } }));
});

test('a deployment in which only the minute has struck is empty: what that writes is no data', () => {
  const rowOf = (pk: string, sk = '-'): Row => ({ pk: { S: pk }, sk: { S: sk } });
  expect([rowOf('sweep'), rowOf('pass')].map(isOfTheMoment)).toEqual([true, true]);
  expect([rowOf('R07PCD'), rowOf('pass', 'x'), rowOf('passage')].some(isOfTheMoment)).toBe(false);
});

const nothing: Omit<Manifest, 'seal' | 'users'> = {
  format: FORMAT,
  from: '2026-11-22T00:00:00.000Z',
  to: '2026-11-22T00:00:01.000Z',
  origin: 'https://huying.example',
  still: true,
  waiting: {},
  tables: {},
  buckets: {},
  configuration: [],
};

test.each([undefined, '一段足够长的口令，十二个字以上'])(
  'a folder written with the passphrase %s is read with it, by its owner only',
  async (passphrase) => {
    newFolder(dir);
    const cipher = await newCipher(passphrase, QUICK);
    const users = [writeLines(dir, cipher, 'users', ['{"name":"王芳"}', '{}'])];
    writeManifest(dir, cipher, { ...nothing, users });
    for (const file of ['users.jsonl.gz', 'manifest.json'])
      expect(statSync(join(dir, file)).mode & 0o777).toBe(0o600);
    expect(statSync(dir).mode & 0o777).toBe(0o700);
    expect(() => newFolder(dir)).toThrow('is not empty');

    const backup = await check(dir, passphrase);
    expect(readLines(dir, backup.cipher, users[0] as never)).toEqual(['{"name":"王芳"}', '{}']);
    const { encryption } = readManifest(dir);
    expect(encryption === undefined).toBe(passphrase === undefined);
    if (!encryption) return;
    await expect(check(dir)).rejects.toThrow('is encrypted');
    await expect(check(dir, `${passphrase}!`)).rejects.toThrow('seal');
    const other = await cipherOf(encryption, `${passphrase}!`);
    expect(() => readPart(dir, other, users[0] as never)).toThrow('cannot be decrypted');
  },
);

test('with a passphrase nobody else can put other content there, whatever they write into the manifest', async () => {
  const cipher = await newCipher('a passphrase of words', QUICK);
  const [a, b] = ['a', 'b'].map((name) => writeLines(dir, cipher, name, [`{"is":"${name}"}`]));
  const manifest = writeManifest(dir, cipher, { ...nothing, users: [a as never] });
  // The files are exchanged, and the manifest is made to fit.
  writeFileSync(join(dir, 'a.jsonl.gz'), readFileSync(join(dir, 'b.jsonl.gz')));
  const forged = { ...manifest, users: [{ ...(b as object), file: 'a.jsonl.gz' }] } as Manifest;
  writeFileSync(join(dir, 'manifest.json'), JSON.stringify(forged));
  await expect(check(dir, 'a passphrase of words')).rejects.toThrow('seal');
  const resealed = { ...forged, seal: cipher.seal(sealed(forged)) };
  writeFileSync(join(dir, 'manifest.json'), JSON.stringify(resealed));
  await expect(check(dir, 'a passphrase of words')).rejects.toThrow('cannot be decrypted');
});

test('who left the encryption out of a backup is found out by whoever gives its passphrase', async () => {
  const users = [writeLines(dir, await newCipher(undefined), 'users', ['{"name":"admin"}'])];
  writeManifest(dir, await newCipher(undefined), { ...nothing, users });
  await expect(check(dir, 'a passphrase of words')).rejects.toThrow('is not encrypted');
});

test.each([
  ['no JSON', '{'],
  ['of another format', '{"format":"huying-backup/9"}'],
  ['incomplete', JSON.stringify({ format: FORMAT })],
])('a manifest that is %s is refused', async (_, text) => {
  writeFileSync(join(dir, 'manifest.json'), text);
  await expect(check(dir)).rejects.toThrow(/manifest\.json is/);
});

test('a folder without a manifest is no backup', async () => {
  await expect(check(dir)).rejects.toThrow('is no backup');
});
