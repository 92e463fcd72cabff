import { readJson } from '../../infra/tooling/program/files.ts';
import { homeFolder, layout } from '../../infra/tooling/system/layout.ts';
import { healthy } from '../../infra/tooling/system/running-system.ts';
import type { SystemFile } from '../../infra/tooling/system/system-file.ts';
import { doorPid } from '../door.ts';
import { enginePid, lastSaved, savingFailure } from '../engine.ts';

const at = layout(homeFolder);
const file = readJson<SystemFile>(at.system);
const engine = enginePid(at);
const door = doorPid(at);
const answering = file ? await healthy(file.endpoint) : false;
const saved = lastSaved(at);
const unsaved = file && answering ? await savingFailure(file.endpoint) : undefined;

const ago = (date: Date): string => {
  const seconds = Math.round((Date.now() - date.getTime()) / 1000);
  return seconds < 120 ? `${seconds} s ago` : `${Math.round(seconds / 60)} min ago`;
};
const state = (pid: number | undefined, answers: boolean) =>
  pid
    ? `process ${pid}${answers ? '' : ', but it does not answer'}`
    : answers
      ? 'not ours, answers'
      : 'not running';

const rows: readonly (readonly [string, string])[] = [
  ['address', file?.origin ?? 'never started: run npm start'],
  ['front door', state(door, door !== undefined)],
  ['engine', `${state(engine, answering)}${file ? `   ${file.endpoint}` : ''}`],
  ['running since', door && file ? `${file.startedAt} (${ago(new Date(file.startedAt))})` : '-'],
  ['last save', saved ? `${saved.toISOString()} (${ago(saved)})` : '-'],
  ['folder', at.dir],
];
if (unsaved)
  console.log(
    `✗ Saving fails (${unsaved.reason}) since ${unsaved.since}: what was acknowledged since is in memory only, and a crash would lose it. Make room on the disk: saving goes on by itself.\n`,
  );
for (const [name, value] of rows) console.log(`  ${name.padEnd(14)} ${value}`);
process.exitCode = door && answering && !unsaved ? 0 : 1;
