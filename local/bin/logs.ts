import { parseArgs } from 'node:util';
import { fail } from '../../infra/tooling/program/fail.ts';
import { readJson } from '../../infra/tooling/program/files.ts';
import { Trouble } from '../../infra/tooling/program/trouble.ts';
import { homeFolder, layout } from '../../infra/tooling/system/layout.ts';
import { healthy } from '../../infra/tooling/system/running-system.ts';
import type { SystemFile } from '../../infra/tooling/system/system-file.ts';
import { followFile, followFunctions, linesSince } from '../logs.ts';
import { readQuery } from '../query/query.ts';

const at = layout(homeFolder);

/** @throws Trouble saying what is not understood */
function understood(query: string): ReturnType<typeof readQuery> {
  try {
    return readQuery(query);
  } catch (error) {
    throw new Trouble(`The query is not understood: ${(error as Error).message} (docs/operations.md, logs).`);
  }
}
try {
  const { values } = parseArgs({
    options: {
      service: { type: 'string' },
      query: { type: 'string' },
      minutes: { type: 'string', default: '60' },
    },
  });
  const file = readJson<SystemFile>(process.env.HUYING_SYSTEM ?? at.system);
  if (!file) throw new Trouble('There are no logs yet: run npm start first.');
  const answers = await healthy(file.endpoint);
  if (!answers && values.query !== undefined)
    throw new Trouble('The engine does not answer, and the lines are there: run npm start first.');
  if (!answers) console.error('The engine does not answer: only what it left behind is shown.');
  if (values.query !== undefined) {
    const answer = understood(values.query)(
      await linesSince(file.endpoint, Date.now() - Number(values.minutes) * 60_000),
    );
    for (const row of answer) console.log(JSON.stringify(row));
    process.exit(0);
  }
  const print = (source: string, line: string) => console.log(`${source.padEnd(28)} ${line}`);
  const follow = [followFunctions(file.endpoint, values.service, print)];
  if (!values.service)
    follow.push(followFile('engine', at.engineLog, print), followFile('front door', at.doorLog, print));
  await Promise.all(follow);
} catch (error) {
  fail(error);
}
