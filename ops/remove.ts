import { parseArgs } from 'node:util';
import { program } from '../infra/tooling/program/program.ts';
import { ProgramError } from '../infra/tooling/program/program-error.ts';
import { cdk } from './aws/cdk.ts';
import { confirm } from './aws/confirm.ts';
import { leftOver } from './aws/left-over.ts';
import { outputsOf, type Place, placeOf } from './aws/place.ts';
import { removeData } from './aws/remove-data.ts';

async function main(argv: readonly string[]): Promise<object> {
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    args: [...argv],
    options: { region: { type: 'string' }, yes: flag, 'with-data': flag },
  });
  const region = values.region ?? process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION;
  if (!region) throw new ProgramError('From which region? Add --region, or set AWS_REGION.');
  const place = await placeOf(region);
  const there = (await outputsOf(region, 'huying-bus')) !== undefined;
  const tables = await leftOver(region);
  if (!there && tables.length === 0)
    throw new ProgramError(`There is nothing of Huying in ${place.account}, ${region}.`);
  console.log(`Account ${place.account}, region ${region}`);
  console.log(values['with-data'] ? ALL(tables.length) : KEPT(tables.length));
  if (!values.yes) await confirm('People cannot reach it any more afterwards.', place.account);
  if (there) await removeStacks(place);
  const deleted = values['with-data'] ? await removeData(place) : undefined;
  return { ...place, stacks: there, ...(deleted ?? { kept: tables.length }) };
}

const KEPT = (tables: number): string =>
  `Stacks, functions, queues with what waits in them, topics, alarms and the API are deleted. ${tables} tables, their keys, photos, access logs and staff's sign-ins stay (and cost what stored data costs). A new deployment begins with nothing: back up first (npm run backup), or remove with --with-data and restore later.`;
const ALL = (tables: number): string =>
  `EVERYTHING is deleted: ${tables} tables with all tickets and residents, photos, access logs, staff's sign-ins, and every other bucket of ours (recordings). Keys are deleted in 30 days; until then AWS can take that back, which opens backups only.`;

/** The stacks' templates need an origin, whichever. */
const removeStacks = (place: Place): Promise<void> =>
  cdk('destroy', place, { origin: 'https://removed.invalid' }, ['--force']);

await program(main);
