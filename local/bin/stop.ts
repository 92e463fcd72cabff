import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fail } from '../../infra/tooling/program/fail.ts';
import { readJson } from '../../infra/tooling/program/files.ts';
import { ProgramError } from '../../infra/tooling/program/program-error.ts';
import { seconds } from '../../infra/tooling/program/reporter.ts';
import { homeFolder, layout } from '../../infra/tooling/system/layout.ts';
import type { SystemFile } from '../../infra/tooling/system/system-file.ts';
import { doorPid } from '../door.ts';
import { enginePid, savingFailure } from '../engine.ts';
import { stopSystem } from '../system.ts';

const at = layout(homeFolder);

/** A stop would lose what could not be saved; that is for a person to decide. */
async function insistOnSaving(): Promise<void> {
  const endpoint = readJson<SystemFile>(at.system)?.endpoint;
  const unsaved = endpoint && enginePid(at) ? await savingFailure(endpoint) : undefined;
  if (unsaved)
    throw new ProgramError(
      `Not stopped: nothing has been saved since ${unsaved.since} (${unsaved.reason}), and a stop would lose it. Make room on the disk and try again, or npm run stop -- --anyway.`,
    );
}

try {
  const { values } = parseArgs({ options: { anyway: { type: 'boolean', default: false } } });
  if (!values.anyway) await insistOnSaving();
  const began = performance.now();
  if (enginePid(at) || doorPid(at)) {
    await stopSystem(at);
    const took = seconds(performance.now() - began);
    console.log(
      existsSync(at.running)
        ? `Stopped in ${took}. The engine had not ended by itself: the next start goes on from its last save.`
        : `Stopped in ${took}, all data saved.`,
    );
  } else {
    console.log('Nothing is running.');
  }
} catch (error) {
  fail(error);
}
