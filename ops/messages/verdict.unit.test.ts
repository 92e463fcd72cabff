import { expect, test } from 'vitest';
import { AreaChanged } from '#events/community.ts';
import { cloudEvent } from '#events/envelope.ts';
import { kinds } from './kinds.ts';
import { incurable } from './verdict.ts';

const known = kinds();
const of = (queue: string) => {
  const kind = known.get(queue);
  if (!kind) throw new Error(`no ${queue}`);
  return kind;
};
const event = cloudEvent({
  service: 'community',
  name: 'AreaChanged',
  subject: 'qt',
  version: 1,
  time: '2026-11-01T00:00:00.000Z',
  actor: 'staff:admin',
  data: AreaChanged.example,
});
const text = JSON.stringify;

test('every kind of dead letters is known from the manifests', () => {
  expect(of('huying-casework-on-dlq')).toMatchObject({ of: 'events', to: 'huying-casework-on' });
  expect(of('huying-intake-photos-dlq')).toMatchObject({ of: 'events', to: 'huying-intake-photos' });
  expect(of('huying-notification-send-dlq')).toEqual({ of: 'work', to: 'huying-notification-send' });
  expect(of('huying-casework-unpublished')).toEqual({ of: 'facts', service: 'casework' });
  expect(of('huying-escalation-due-dlq')).toEqual({ of: 'watched', rearm: 'huying-escalation-rearm' });
  expect(known.has('huying-analytics-unpublished')).toBe(false);
});

test('an event goes back when its consumer can read it', () => {
  const kind = of('huying-casework-on-dlq');
  expect(incurable(kind, { body: text(event), reason: 'TypeError' })).toBeUndefined();
  expect(incurable(kind, { body: '{"half' })).toBe('not JSON');
  expect(incurable(kind, { body: text({ ...event, version: 0 }) })).toBe('not a CloudEvent');
  expect(incurable(kind, { body: text({ ...event, type: 'huying.casework.Nothing.v1' }) })).toBe(
    'nobody here handles huying.casework.Nothing.v1',
  );
  expect(incurable(kind, { body: text({ ...event, data: {} }) })).toMatch(
    /^data of huying\.community\.AreaChanged\.v1: /,
  );
});

test('redrives a message that fits today’s schema', () => {
  const kind = of('huying-casework-on-dlq');
  expect(
    incurable(kind, { body: text(event), reason: 'data of huying.community.AreaChanged.v1: path' }),
  ).toBeUndefined();
});

test('work goes back unless its worker could not read it', () => {
  const kind = of('huying-notification-send-dlq');
  expect(incurable(kind, { body: '{}', reason: 'TypeError' })).toBeUndefined();
  expect(incurable(kind, { body: '{}', reason: 'unreadable' })).toBe('unreadable');
  expect(incurable(kind, { body: 'x' })).toBe('not JSON');
});

test('accepts only messages that a publisher or Lambda wrote as unpublished facts', () => {
  const kind = of('huying-casework-unpublished');
  const aside = { table: 'huying-casework', pk: 'R1', version: 3, reason: 'too large' };
  const lambdas = { DDBStreamBatchInfo: { approximateArrivalOfFirstRecord: '2026-11-01T00:00:00Z' } };
  expect(incurable(kind, { body: text(aside) })).toBeUndefined();
  expect(incurable(kind, { body: text(lambdas) })).toBeUndefined();
  expect(incurable(kind, { body: text(event) })).toMatch(/^neither/);
});
