import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { ProgramError } from '../../infra/tooling/program/program-error.ts';
import { type Cipher, sha256 } from './cipher.ts';
import { MANIFEST, type Manifest, type Part, parseManifest, sealed } from './format.ts';

/** A new backup's folder. @throws ProgramError when something lies there already */
export function newFolder(dir: string): void {
  if (existsSync(dir) && readdirSync(dir).length > 0)
    throw new ProgramError(`${dir} is not empty: a backup goes into a folder of its own.`);
  mkdirSync(dir, { recursive: true });
  chmodSync(dir, 0o700);
}

/** Files hold personal data: only their owner may read them. */
const PRIVATE = { mode: 0o600 } as const;

/** Writes one file of a backup. `count`: what is in it, lines or objects. */
export function writePart(dir: string, cipher: Cipher, file: string, content: Buffer, count: number): Part {
  const closed = cipher.close(file, content);
  mkdirSync(dirname(join(dir, file)), { recursive: true, mode: 0o700 });
  writeFileSync(join(dir, file), closed, PRIVATE);
  return { file, count, bytes: closed.length, sha256: sha256(closed) };
}

export const writeLines = (dir: string, cipher: Cipher, file: string, lines: readonly string[]): Part =>
  writePart(
    dir,
    cipher,
    `${file}.jsonl.gz`,
    gzipSync(lines.map((line) => `${line}\n`).join('')),
    lines.length,
  );

/** Reads one file. @throws ProgramError when it is missing or not what was written */
export function readPart(dir: string, cipher: Cipher, part: Part): Buffer {
  const path = join(dir, part.file);
  if (!existsSync(path)) throw new ProgramError(`${part.file} is missing: this backup is not whole.`);
  const content = readFileSync(path);
  if (content.length !== part.bytes || sha256(content) !== part.sha256)
    throw new ProgramError(`${part.file} is damaged: its checksum is not that of the manifest.`);
  return cipher.open(part.file, content);
}

export function readLines(dir: string, cipher: Cipher, part: Part): string[] {
  const lines = gunzipSync(readPart(dir, cipher, part))
    .toString()
    .split('\n')
    .slice(0, -1);
  if (lines.length !== part.count)
    throw new ProgramError(`${part.file} has ${lines.length} lines, not ${part.count}.`);
  return lines;
}

/** The last file, written when all others are there: a folder without it is no backup. */
export function writeManifest(
  dir: string,
  cipher: Cipher,
  told: Omit<Manifest, 'seal' | 'encryption'>,
): Manifest {
  const open = { ...told, ...(cipher.encryption && { encryption: cipher.encryption }), seal: '' };
  const manifest = { ...open, seal: cipher.seal(sealed(open)) };
  writeFileSync(join(dir, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`, PRIVATE);
  return manifest;
}

export function readManifest(dir: string): Manifest {
  const path = join(dir, MANIFEST);
  if (!existsSync(path)) throw new ProgramError(`${dir} is no backup: it has no ${MANIFEST}.`);
  return parseManifest(readFileSync(path, 'utf8'));
}

/** Every file that a manifest names directly. */
export const partsOf = ({ tables, buckets, users, configuration }: Manifest): Part[] => [
  ...Object.values(tables).flatMap(({ parts }) => parts),
  ...Object.values(buckets).flatMap(({ index }) => index),
  ...users,
  ...configuration,
];
