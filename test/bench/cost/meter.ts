import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { waitFor } from '../../../infra/tooling/program/processes.ts';
import { layout } from '../../../infra/tooling/system/layout.ts';
import { enginePid } from '../../../local/engine.ts';

/** What the engine counted, by `kind:name`: `dynamodb:huying-casework` → `{wru, rru, readBytes, …}`. */
export type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** The file that an engine with HUYING_METER in its environment writes to. */
export const meterFile = (dir: string): string => join(dir, 'meter.json');

/** What was counted since the last look, or since the engine's start. @throws when the engine counts nothing */
export async function readMeter(dir: string): Promise<Counts> {
  const file = meterFile(dir);
  const pid = enginePid(layout(dir));
  if (!pid) throw new Error('the engine does not run');
  rmSync(file, { force: true });
  process.kill(pid, 'SIGUSR2');
  if (!(await waitFor(() => Promise.resolve(existsSync(file)), 10_000)))
    throw new Error('the engine wrote no counts');
  return JSON.parse(readFileSync(file, 'utf8')) as Counts;
}
