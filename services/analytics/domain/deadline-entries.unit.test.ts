import { expect, test } from 'vitest';
import { entriesOf } from '../event-entries.ts';
import { cellsOf, sharesOf } from './tally.ts';

const BLOCK = 'hq/xh/xh-01/xh-01-02';
const event = (name: string, version: number, data: object) =>
  ({
    type: `huying.escalation.${name}.v1`,
    source: 'huying/escalation',
    subject: 'R1',
    version,
    time: '2026-11-23T03:00:00.000Z',
    data: {
      stage: 'dispatch',
      cycle: 1,
      level: 1,
      due: '2026-11-23T01:30:00.000Z',
      urgency: 'urgent',
      ...data,
    },
  }) as never;

/** What the district's figures count of dispatching, from all wards together. */
function dispatched(...events: never[]) {
  const entries = events.flatMap((e) => entriesOf(e));
  const wards = Map.groupBy(entries, ({ ward }) => ward);
  const shares = [...wards.values()].flatMap((own) => sharesOf(own.map(({ fact }) => fact)));
  const { 'dispatch.due': due, 'dispatch.met': met } = cellsOf(shares, 'hq', 'total')['-'] ?? {};
  return { due, met };
}

test.each(['hq', 'hq/xh', 'unplaced'])(
  'a dispatch published as missed in %s and met in time after all is one deadline',
  (before) => {
    const missed = event('DeadlineMissed', 2, { area: before, levels: 3 });
    const met = { area: BLOCK, done: '2026-11-23T01:20:00.000Z', late: false };
    expect(dispatched(missed, event('DeadlineMet', 4, { ...met, wasMissed: true }))).toEqual({
      due: 1,
      met: 1,
    });
    const late = { area: BLOCK, done: '2026-11-23T02:00:00.000Z', late: true, wasMissed: true };
    expect(dispatched(missed, event('DeadlineMet', 4, late))).toMatchObject({ due: 1 });
  },
);

test('writes one entry for a deadline that was never published as missed', () => {
  const met = { area: BLOCK, done: '2026-11-23T01:20:00.000Z', late: false };
  expect(entriesOf(event('DeadlineMet', 2, met))).toHaveLength(1);
});
