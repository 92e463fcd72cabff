import { parseArgs } from 'node:util';
import { program } from '../infra/tooling/program/program.ts';
import { ProgramError } from '../infra/tooling/program/program-error.ts';
import { printer } from '../infra/tooling/program/reporter.ts';
import { check } from './backup/check.ts';
import { resume } from './backup/flow.ts';
import { passphraseFrom } from './backup/passphrase.ts';
import { putBack, type Restored, type RestoreOptions } from './backup/put-back.ts';
import { type Target, targetOf } from './target/target.ts';

/** Restores a backup into a deployment (see `putBack`). */
export async function restore(
  target: Target,
  options: RestoreOptions,
): Promise<Restored & { seconds: number }> {
  const began = performance.now();
  const restored = await putBack(target, options);
  return { ...restored, seconds: Math.round((performance.now() - began) / 100) / 10 };
}

async function main(argv: readonly string[]): Promise<object> {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({
    args: [...argv],
    options: { from: text, 'passphrase-file': text, replace: flag, check: flag, resume: flag, aws: flag },
  });
  if (values.resume) {
    await resume(await targetOf(argv));
    return { flows: true };
  }
  if (!values.from) throw new ProgramError('From where? npm run restore -- --from DIR');
  const passphrase = passphraseFrom(values['passphrase-file'], false);
  if (values.check) {
    const { manifest } = await check(values.from, passphrase);
    return { ok: true, from: manifest.from, still: manifest.still };
  }
  const target = await targetOf(argv);
  const options = { from: values.from, passphrase, replace: values.replace ?? false, reporter: printer() };
  const done = await restore(target, options);
  console.log(
    `  ${values.from} → ${target.name}: ${done.items} items, ${done.objects} objects, ${done.users} users`,
  );
  if (done.users > 0) console.log('  Passwords cannot be backed up: give each of them a new one.');
  return done;
}

if (import.meta.main) await program(main);
