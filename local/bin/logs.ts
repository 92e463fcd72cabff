import { parseArgs } from 'node:util';
import { healthy } from '../engine.ts';
import { readJson } from '../files.ts';
import { homeFolder, layout } from '../layout.ts';
import { followFile, followFunctions } from '../logs.ts';
import type { SystemFile } from '../system.ts';
import { Trouble } from '../trouble.ts';
import { fail } from './fail.ts';

const at = layout(homeFolder);
try {
  const { values } = parseArgs({ options: { service: { type: 'string' } } });
  const file = readJson<SystemFile>(at.system);
  if (!file) throw new Trouble('There are no logs yet: run npm start first.');
  if (!(await healthy(file.endpoint)))
    console.error('The engine does not answer: only what it left behind is shown.');
  const print = (source: string, line: string) => console.log(`${source.padEnd(28)} ${line}`);
  const follow = [followFunctions(file.endpoint, values.service, print)];
  if (!values.service)
    follow.push(followFile('engine', at.engineLog, print), followFile('front door', at.doorLog, print));
  await Promise.all(follow);
} catch (error) {
  fail(error);
}
