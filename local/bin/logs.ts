import { parseArgs } from 'node:util';
import { fail } from '../../infra/tooling/program/fail.ts';
import { readJson } from '../../infra/tooling/program/files.ts';
import { ProgramError } from '../../infra/tooling/program/program-error.ts';
import { homeFolder, layout } from '../../infra/tooling/system/layout.ts';
import { healthy } from '../../infra/tooling/system/running-system.ts';
import type { SystemFile } from '../../infra/tooling/system/system-file.ts';
import { printEntry } from '../logs/entry.ts';
import { followFile } from '../logs/file.ts';
import { entriesSince, followFunctions } from '../logs/functions.ts';

/**
 * `npm run logs`: one JSON object a line, for `jq`. Follows the functions, the engine and the front door; with
 * `--minutes N` it prints what the functions have logged in that time, and ends.
 */
const at = layout(homeFolder);

function readOptions(): { service: string | undefined; minutes: number | undefined } {
  const { values } = parseArgs({ options: { service: { type: 'string' }, minutes: { type: 'string' } } });
  const minutes = values.minutes === undefined ? undefined : Number(values.minutes);
  if (minutes !== undefined && !(minutes > 0))
    throw new ProgramError('--minutes is a number of minutes greater than 0.');
  return { service: values.service, minutes };
}

try {
  const { service, minutes } = readOptions();
  const file = readJson<SystemFile>(process.env.HUYING_SYSTEM ?? at.system);
  if (!file) throw new ProgramError('There are no logs yet: run npm start first.');
  const answers = await healthy(file.endpoint);
  if (minutes !== undefined) {
    if (!answers)
      throw new ProgramError('The engine does not answer, and it has the logs: run npm start first.');
    const entries = await entriesSince(file.endpoint, Date.now() - minutes * 60_000, service);
    for (const entry of entries) printEntry(entry);
    process.exit(0);
  }
  if (!answers) console.error('The engine does not answer: only what it left behind is shown.');
  const following = [followFunctions(file.endpoint, service, printEntry)];
  if (!service)
    following.push(
      followFile('engine', at.engineLog, printEntry),
      followFile('front door', at.doorLog, printEntry),
    );
  await Promise.all(following);
} catch (error) {
  fail(error);
}
