import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writeJson } from '../../infra/tooling/program/files.ts';
import { layout } from '../../infra/tooling/system/layout.ts';
import { anyFree } from '../../local/ports.ts';
import { fixture, pack } from './saved.ts';

/**
 * `node test/previous-state/make.ts <checkout>`: starts the system of a landing's checkout with the small demo, leaves
 * tickets and calls open, stops it, and packs what it had saved. Takes some minutes.
 */
const [folder] = process.argv.slice(2);
if (!folder) throw new Error('Which checkout? node test/previous-state/make.ts <checkout of the landing>');
const checkout = resolve(folder);
const at = layout(join(checkout, '.local', 'system'));

function run(command: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: checkout, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${stdout}${stderr}`);
  return stdout.trim();
}
const npm = (program: string, ...args: string[]) => run(process.execPath, `local/bin/${program}.ts`, ...args);

npm('reset');
mkdirSync(at.dir, { recursive: true });
writeJson(at.ports, { door: await anyFree(), engine: await anyFree() });
console.log(npm('start', '--demo', 'small'));
process.env.HUYING_SYSTEM = at.system;
try {
  const { leaveOpen } = await import('./leave-open.ts');
  const { quiet } = await import('../support/recount/quiet.ts');
  const open = await leaveOpen();
  await quiet(30_000).catch((still: Error) => console.log(still.message));
  console.log(npm('stop'));
  const left = { ...open, commit: run('git', 'rev-parse', 'HEAD'), made: new Date().toISOString() };
  const packed = pack(at, left);
  writeFileSync(fixture, packed);
  console.log(`${fixture}: ${Math.round(packed.length / 1024)} KB`);
} finally {
  npm('stop');
}
process.exit(0);
