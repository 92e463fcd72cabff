import { expect, test } from 'vitest';
import { ReportReceived } from '#events/intake.ts';
import { RoutingDoubtful } from '#events/routing.ts';
import manifest from '../service.ts';
import { calledFor } from './called-for.ts';
import { plan } from './plan.ts';
import { checked, type PlanLine } from './plan-line.ts';

const line: PlanLine = {
  on: RoutingDoubtful,
  purpose: 'x',
  to: 'leads',
  occurrence: 'request',
  fields: ['number', 'area'],
};

test('these are the purposes and fields that template files are written for', () => {
  const fields = Object.fromEntries(plan.map((one) => [one.purpose, one.fields.join(' ')]));
  expect(fields).toEqual({
    received: 'number code',
    accepted: 'number team',
    proposed: 'number',
    reopened: 'number',
    closed: 'number',
    assigned: 'number category area',
    'reopened-worker': 'number category area',
    'closed-worker': 'number',
    doubtful: 'number area',
    'level-raised': 'number level',
    'level-raised-worker': 'number category area level',
    'level-raised-before': 'number level',
    near: 'number stage due area',
    missed: 'number stage due area',
    'missed-lead': 'number stage due area',
    'dispatch-missed': 'number due area',
    'callback-missed': 'number due area',
    'missed-call': 'due area',
    urged: 'number',
    withdrawn: 'number',
    'withdrawn-worker': 'number',
    'answer-unclear': 'list',
    'answer-unclear-worker': 'list',
  });
});

test('every event of the plan reaches the service', () => {
  const subscribed = manifest.functions.on.subscribes.map(({ type }) => type);
  for (const one of plan) expect(subscribed).toContain(one.on.type);
});

test('a purpose stands in a plan once', () => {
  expect(() => checked([line, line])).toThrow('twice');
});

test('rejects a plan line that uses an optional field of its event', () => {
  expect(() => checked([{ ...line, fields: ['category'] }])).toThrow('does not always carry category');
  expect(() => checked([{ ...line, occurrence: 'cycle' }])).toThrow('does not always carry cycle');
  expect(() => checked([{ ...line, to: 'holder' }])).toThrow('does not always carry holder');
  expect(() => checked([{ ...line, on: ReportReceived, to: 'leads', occurrence: 'once' }])).toThrow('area');
  expect(checked([line])).toEqual([line]);
});

test('the tracking code goes to the caller only', () => {
  expect(() => checked([{ ...line, fields: ['code'] }])).toThrow('caller');
});

const purposes = (name: string, data: object) =>
  calledFor(plan, `huying.${name}.v1`, data).map((one) => [one.line.purpose, one.occurrence]);

test('an assignment in the first cycle and one after a reopening are different messages', () => {
  expect(purposes('casework.TicketAssigned', { cycle: 1 })).toEqual([['assigned', 1]]);
  expect(purposes('casework.TicketAssigned', { cycle: 3 })).toEqual([['reopened-worker', 3]]);
});

test('notifies resident and worker of a closed ticket, once in each cycle', () => {
  expect(purposes('casework.TicketClosed', { cycle: 2 })).toEqual([
    ['closed', 2],
    ['closed-worker', 2],
  ]);
});

test('the receipt of a report is confirmed only to those who can be reached', () => {
  expect(purposes('intake.ReportReceived', { reachable: true })).toEqual([['received', 1]]);
  expect(purposes('intake.ReportReceived', { reachable: false })).toEqual([]);
});

test('queues nothing for an event that is not in the plan', () => {
  expect(purposes('casework.TicketOpened', { cycle: 1 })).toEqual([]);
});
