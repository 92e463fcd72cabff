import * as z from 'zod/mini';
import { ProgramError } from '../../infra/tooling/program/program-error.ts';
import { type Cipher, cipherOf } from './cipher.ts';
import { partsOf, readLines, readManifest, readPart } from './folder.ts';
import { type Manifest, ObjectLine, sealed } from './format.ts';

/** A backup that was checked, every file of it, and can be read. */
export interface Checked {
  readonly dir: string;
  readonly cipher: Cipher;
  readonly manifest: Manifest;
}

/** Reads a whole backup without restoring anything. @throws ProgramError naming the first file that is not as written */
export async function check(dir: string, passphrase?: string): Promise<Checked> {
  const manifest = readManifest(dir);
  const cipher = await cipherOf(manifest.encryption, passphrase);
  if (cipher.seal(sealed(manifest)) !== manifest.seal)
    throw new ProgramError(
      `The manifest was changed${manifest.encryption ? ', or the passphrase is another' : ''}: its seal does not fit.`,
    );
  for (const part of partsOf(manifest)) readPart(dir, cipher, part);
  for (const line of objectLines({ dir, cipher, manifest })) readPart(dir, cipher, line.part);
  return { dir, cipher, manifest };
}

/** The line of each object, with the key of its bucket. */
export function* objectLines({ dir, cipher, manifest }: Checked): Generator<ObjectLine & { bucket: string }> {
  for (const [bucket, { index }] of Object.entries(manifest.buckets))
    for (const part of index)
      for (const line of readLines(dir, cipher, part))
        yield { bucket, ...z.parse(ObjectLine, JSON.parse(line)) };
}
