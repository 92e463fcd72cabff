import * as z from 'zod/mini';
import { canonical } from '#shared/commit/plain.ts';
import { ProgramError } from '../../infra/tooling/program/program-error.ts';

export const FORMAT = 'huying-backup/1';
export const MANIFEST = 'manifest.json';

/** One file of a backup, as it lies on the disk. */
const Part = z.object({ file: z.string(), count: z.number(), bytes: z.number(), sha256: z.string() });
export type Part = z.infer<typeof Part>;

const TableEntry = z.object({ items: z.number(), digest: z.string(), parts: z.array(Part) });
const ObjectEntry = z.object({ key: z.string(), type: z.optional(z.string()), part: Part });
const BucketEntry = z.object({ index: z.array(Part), objects: z.number() });

/** How the files are encrypted: a key by scrypt from the passphrase and this salt, then AES-256-GCM file by file. */
const Encryption = z.object({
  cipher: z.literal('aes-256-gcm'),
  kdf: z.literal('scrypt'),
  salt: z.string(),
  N: z.number(),
  r: z.number(),
  p: z.number(),
});
export type Encryption = z.infer<typeof Encryption>;

export const Manifest = z.object({
  format: z.literal(FORMAT),
  /** When the reading of the tables began and ended. What was written between is in it or not. */
  from: z.string(),
  to: z.string(),
  origin: z.string(),
  /** True when nothing at all was written meanwhile: the backup is one moment. */
  still: z.boolean(),
  /** What waited in queues: it is made again from the logs; but answers by SMS and imports under way are not. */
  waiting: z.record(z.string(), z.number()),
  encryption: z.optional(Encryption),
  tables: z.record(z.string(), TableEntry),
  buckets: z.record(z.string(), BucketEntry),
  users: z.array(Part),
  configuration: z.array(Part),
  /** Over everything above: sha-256, or its HMAC under the passphrase's key. */
  seal: z.string(),
});
export type Manifest = z.infer<typeof Manifest>;
export type TableEntry = z.infer<typeof TableEntry>;
export type BucketEntry = z.infer<typeof BucketEntry>;
export const ObjectLine = ObjectEntry;
export type ObjectLine = z.infer<typeof ObjectEntry>;

/** What the seal is made over. */
export const sealed = ({ seal: _, ...rest }: Manifest): string => JSON.stringify(canonical(rest));

/** @throws ProgramError when it is not a manifest of this format */
export function parseManifest(text: string): Manifest {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new ProgramError(`${MANIFEST} is damaged: it is not JSON.`);
  }
  const manifest = z.safeParse(Manifest, read);
  if (manifest.success) return manifest.data;
  const { format } = (read ?? {}) as { format?: unknown };
  throw new ProgramError(
    format === FORMAT ? `${MANIFEST} is damaged.` : `${MANIFEST} is of the format ${format}, not ${FORMAT}.`,
  );
}
