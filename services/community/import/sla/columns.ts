import * as z from 'zod/mini';
import { AreaKind } from '#events/community.ts';
import { LocalId, Stage, Urgency } from '#events/fields.ts';
import { ClockKind } from '#events/rules.ts';
import { decimal, text, whole, words } from '../row/cells.ts';
import type { Columns } from '../row/columns.ts';
import { slaRows } from './json.ts';

const time = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
/** The name of a set is part of an id, `sla.<name>`. */
const SetName = LocalId.check(z.maxLength(60));

/** What stands in which row: once a set for the whole, once a level, once a rule. */
const cellsOfRow = {
  set: { needs: [], may: ['speed', 'quiet_from', 'quiet_to'] },
  level: { needs: ['level', 'at', 'name', 'name_en'], may: [] },
  rule: { needs: ['stage', 'clock'], may: ['urgency', 'category', 'level', 'minutes', 'days', 'near'] },
} as const satisfies Record<string, { needs: readonly string[]; may: readonly string[] }>;

/** One table holds several sets of deadlines: a row says a level, a rule, or what is true of the whole set. */
const schema = z
  .object({
    set: SetName,
    row: z.enum(['set', 'level', 'rule']),
    level: z.optional(whole.check(z.positive())),
    at: z.optional(z.pipe(words, z.array(AreaKind).check(z.minLength(1)))),
    name: z.optional(text(40)),
    name_en: z.optional(text(60)),
    stage: z.optional(Stage),
    urgency: z.optional(Urgency),
    category: z.optional(LocalId),
    minutes: z.optional(decimal),
    days: z.optional(decimal),
    clock: z.optional(ClockKind),
    near: z.optional(decimal.check(z.lt(1))),
    speed: z.optional(decimal.check(z.gte(1))),
    quiet_from: z.optional(time),
    quiet_to: z.optional(time),
  })
  .check(({ value, issues }) => {
    const { needs, may }: { needs: readonly string[]; may: readonly string[] } = cellsOfRow[value.row];
    const say = (field: string, code: string) =>
      issues.push({ code: 'custom', path: [field], message: code, input: value });
    const given: Readonly<Record<string, unknown>> = value;
    for (const field of needs) if (given[field] === undefined) say(field, 'missing');
    for (const field of Object.keys(given))
      if (given[field] !== undefined && !['set', 'row', ...needs, ...may].includes(field))
        say(field, 'not-on-this-row');
    if (value.row === 'rule' && (value.minutes === undefined) === (value.days === undefined))
      say('minutes', 'minutes-or-days');
    if ((value.quiet_from === undefined) !== (value.quiet_to === undefined))
      say('quiet_to', 'range-incomplete');
  });

export const sla = {
  kind: 'sla',
  schema: () => schema,
  needed: ['set', 'row'],
  key: 'set',
  whole: 'key',
  json: { read: slaRows },
} as const satisfies Columns;
