import { lastLine, table } from '../support/print.ts';
import { recount } from '../support/recount/recount.ts';
import { differencesTable } from '../support/recount/table.ts';

/**
 * `npm run recount`: counts every figure of every area once more, by day and by every other cut, from the logs of the
 * services to which the facts belong, and compares with what analytics answers. Last line: {ok, events, differences}.
 */
const { events, areas, answers, differences } = await recount();
console.log(
  table([
    ['counted', ''],
    ['events in the logs', events],
    ['areas', areas],
    ['answers compared', answers],
  ]),
);
if (differences.length > 0) console.log(differencesTable(differences));
lastLine({ ok: differences.length === 0, events, differences: differences.length });
process.exitCode = differences.length === 0 ? 0 : 1;
