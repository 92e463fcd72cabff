import * as z from 'zod/mini';
import type { EventDefinition } from '#events/envelope.ts';

/** What a template may name. `code` opens the report, so only its caller is ever told. */
export type Field =
  | 'number'
  | 'code'
  | 'category'
  | 'area'
  | 'team'
  /** When something is due, in the community's zone, with date and weekday. */
  | 'due'
  /** What is due: accept, first contact … */
  | 'stage'
  /** The level's name in the rule set that holds for the area. */
  | 'level'
  /** Numbers of the tickets that an answer could have meant; said so when there are none. */
  | 'list';

/**
 * Who is told. `caller`: who reported it · `asker`: the caller behind the answer that was not clear · `holder`: always
 * named by the event · `holder-if-any` and `previous`: nobody where the event names none · `sender`: the member who
 * answered · the others: members by their role, in the smallest area around that has any (`roles`).
 */
export type Recipient =
  | 'caller'
  | 'asker'
  | 'holder'
  | 'holder-if-any'
  | 'previous'
  | 'sender'
  | 'leads'
  | 'hotline'
  | 'callback';

/** How the occurrences of a message are numbered, see `occurrence.ts`. */
export type Numbering = 'once' | 'cycle' | 'request' | 'assignment' | 'urge' | 'level' | 'stage' | 'answer';

/** One line of the plan: which event calls for which message, to whom, and how its occurrences are numbered. */
export interface PlanLine {
  readonly on: EventDefinition;
  readonly purpose: string;
  readonly to: Recipient;
  readonly occurrence: Numbering;
  readonly fields: readonly Field[];
  /** Only when each of these fields of the event has one of these values; `undefined` stands for a missing one. */
  readonly when?: Readonly<Record<string, readonly unknown[]>>;
  /** Only in the ticket's first cycle, or only after a reopening. */
  readonly cycles?: 'first' | 'later';
  /** The answer to what the recipient did this minute: quiet hours do not hold it back. */
  readonly prompt?: true;
  /** Old news once the event's `due` is over: then another message says what is to be said. */
  readonly untilDue?: true;
}

/** What each way of numbering, field and recipient needs of the event. `code` and `number` are known from the report. */
const NUMBERED_BY: Readonly<Record<Numbering, readonly string[]>> = {
  once: [],
  cycle: ['cycle'],
  request: ['request'],
  assignment: ['cycle'],
  urge: ['cycle', 'times'],
  level: ['cycle', 'level'],
  stage: ['cycle', 'level', 'stage'],
  answer: ['why'],
};
const FILLED_BY: Readonly<Record<Field, readonly string[]>> = {
  number: [],
  code: [],
  category: ['category'],
  area: ['area'],
  team: ['team'],
  due: ['due'],
  stage: ['stage'],
  level: ['level', 'area'],
  list: ['numbers'],
};
const FOUND_BY: Readonly<Record<Recipient, readonly string[]>> = {
  caller: [],
  asker: ['sender'],
  holder: ['holder'],
  'holder-if-any': [],
  previous: [],
  sender: ['sender'],
  leads: ['area'],
  hotline: ['area'],
  callback: ['area'],
};

/**
 * The same plan, once every line can be kept: purposes are unique, and each event always carries what its line uses.
 * @throws with the first line that could not be kept, when the module is loaded
 */
export function checked(lines: readonly PlanLine[]): readonly PlanLine[] {
  const purposes = new Set<string>();
  for (const line of lines) {
    if (purposes.has(line.purpose)) throw new Error(`the purpose ${line.purpose} stands in the plan twice`);
    purposes.add(line.purpose);
    for (const needed of needs(line))
      if (!alwaysCarries(line.on, needed))
        throw new Error(`${line.purpose}: ${line.on.name} does not always carry ${needed}`);
    for (const asked of Object.keys(line.when ?? {}))
      if (!knows(line.on, asked)) throw new Error(`${line.purpose}: ${line.on.name} knows no ${asked}`);
    if (line.fields.includes('code') && line.to !== 'caller')
      throw new Error(`${line.purpose}: the tracking code is the caller's own`);
  }
  return lines;
}

const needs = ({ fields, occurrence, cycles, to, untilDue }: PlanLine): string[] => [
  ...fields.flatMap((field) => FILLED_BY[field]),
  ...NUMBERED_BY[occurrence],
  ...FOUND_BY[to],
  ...(cycles ? ['cycle'] : []),
  ...(untilDue ? ['due'] : []),
];

/** Examples have every field, the optional ones too. */
const knows = ({ example }: EventDefinition, field: string): boolean => field in (example as object);

function alwaysCarries(definition: EventDefinition, field: string): boolean {
  const without = { ...(definition.example as Record<string, unknown>) };
  delete without[field];
  return knows(definition, field) && !z.safeParse(definition.schema, without).success;
}
