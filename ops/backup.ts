import { parseArgs } from 'node:util';
import { program } from '../infra/tooling/program/program.ts';
import { ProgramError } from '../infra/tooling/program/program-error.ts';
import { newCipher } from './backup/cipher.ts';
import { pause, resume } from './backup/flow.ts';
import type { Manifest } from './backup/format.ts';
import { passphraseFrom } from './backup/passphrase.ts';
import { takeBackup } from './backup/take.ts';
import { isDead } from './messages/queues.ts';
import { type Target, targetOf } from './target/target.ts';

export interface BackedUp {
  readonly items: number;
  readonly objects: number;
  readonly users: number;
  /** Bytes on the disk. */
  readonly bytes: number;
  readonly encrypted: boolean;
  /** Nothing was written while it was read. */
  readonly still: boolean;
  readonly seconds: number;
}

export interface BackupOptions {
  readonly to: string;
  readonly passphrase?: string | undefined;
  readonly suffix?: string | undefined;
}

/** Backs a deployment up into a new folder. @throws ProgramError when the folder is not empty */
export async function backup(target: Target, { to, passphrase, suffix }: BackupOptions): Promise<BackedUp> {
  const began = performance.now();
  const manifest = await takeBackup(target, {
    to,
    cipher: await newCipher(passphrase),
    ...(suffix && { suffix }),
  });
  const told = summary(manifest);
  for (const line of warnings(manifest)) console.log(`  ! ${line}`);
  return { ...told, seconds: Math.round((performance.now() - began) / 100) / 10 };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

function summary({
  tables,
  buckets,
  users,
  encryption,
  still,
  ...rest
}: Manifest): Omit<BackedUp, 'seconds'> {
  const parts = [
    ...Object.values(tables).flatMap((table) => table.parts),
    ...Object.values(buckets).flatMap((bucket) => bucket.index),
    ...users,
    ...rest.configuration,
  ];
  return {
    items: sum(Object.values(tables).map(({ items }) => items)),
    objects: sum(Object.values(buckets).map(({ objects }) => objects)),
    users: sum(users.map(({ count }) => count)),
    bytes: sum(parts.map(({ bytes }) => bytes)),
    encrypted: encryption !== undefined,
    still,
  };
}

function warnings({ encryption, still, waiting }: Manifest): string[] {
  const dead = Object.keys(waiting).filter(isDead);
  const busy = Object.keys(waiting).filter((name) => !isDead(name));
  return [
    ...(encryption
      ? []
      : ['It holds names, numbers, words and keys, and is not encrypted: keep it where nobody else reads.']),
    ...(still ? [] : ['People wrote while it was read: it may hold half of what they did in those seconds.']),
    ...(dead.length > 0 ? [`Dead letters are not part of it; redrive first: ${dead.join(', ')}.`] : []),
    ...(busy.length > 0 ? [`Not worked off within a minute, and not part of it: ${busy.join(', ')}.`] : []),
  ];
}

async function main(argv: readonly string[]): Promise<object> {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({
    args: [...argv],
    options: { to: text, 'passphrase-file': text, suffix: text, pause: flag, resume: flag, aws: flag },
  });
  const target = await targetOf(argv);
  if (values.pause || values.resume) {
    await (values.pause ? pause(target) : resume(target));
    return { flows: !values.pause };
  }
  if (!values.to) throw new ProgramError('Where to? npm run backup -- --to DIR');
  const passphrase = passphraseFrom(values['passphrase-file'], true);
  const done = await backup(target, { to: values.to, passphrase, suffix: values.suffix });
  console.log(
    `  ${target.name} → ${values.to}: ${done.items} items, ${done.objects} objects, ${done.users} users`,
  );
  return done;
}

if (import.meta.main) await program(main);
