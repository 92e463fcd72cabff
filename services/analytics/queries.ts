import { isDate } from '#shared/calendar/days.ts';
import { type Call, ok, requireFor } from '#shared/http/call.ts';
import { problems } from '#shared/http/problem.ts';
import { length } from './domain/day.ts';
import { definitions } from './domain/definitions.ts';
import { figures } from './read-figures.ts';
import type manifest from './service.ts';
import type { Table } from './table.ts';
import { LONGEST, wrongPeriod } from './words.ts';

type Routes = (typeof manifest)['routes'];

/** The queries about figures, and their definitions. */
export const queries = (table: Table, now: () => number = Date.now) => ({
  figures: async ({ who, query, at }: Call<Routes['figures']>) => {
    requireFor(who, 'figures.read', query.area);
    checkPeriod(query);
    return ok({ ...(await figures(table, query, now)), asOf: at });
  },

  definitions: async () =>
    ok({ definitions: definitions.map(({ id, kind, title, formula }) => ({ id, kind, title, formula })) }),
});

/** @throws Problem invalid, naming the field and the remedy */
function checkPeriod({ from, to }: { from: string; to: string }): void {
  const problem = (field: string, code: keyof typeof wrongPeriod) => ({
    field,
    code,
    message: wrongPeriod[code],
  });
  const bad = Object.entries({ from, to })
    .filter(([, date]) => !isDate(date))
    .map(([field]) => problem(field, 'not-a-date'));
  if (bad.length > 0) throw problems.invalid(bad);
  if (from > to) throw problems.invalid([problem('to', 'ends-before-it-begins')]);
  if (length(from, to) > LONGEST) throw problems.invalid([problem('to', 'too-long-a-period')]);
}
