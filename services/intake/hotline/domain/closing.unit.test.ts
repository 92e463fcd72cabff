import { expect, test } from 'vitest';
import { type CallFact, type CallState, evolve, initial } from './call.ts';
import { answerOnTheSpot, cameThrough, finish, returned } from './closing.ts';

const AT = '2026-11-22T01:00:00.000Z';
const day = (at: string) => at.slice(0, 10);
const call = (outcome: CallState['outcome']): CallState => ({
  ...initial,
  started: AT,
  area: 'qt',
  known: 'k',
  ...(outcome && { outcome }),
});
const types = ({ events }: { events: readonly CallFact[] }) =>
  events.map((fact) => ('how' in fact ? `${fact.type} ${fact.how}` : fact.type));
const after = (state: CallState, { events }: { events: readonly CallFact[] }, at: string) =>
  events.reduce((now, fact) => evolve(now, fact, { at, actor: 'staff:1', version: 1, cause: 'k' }), state);

test('makes a report of a draft, and of a missed call that then needs no call-back', () => {
  expect(types(finish({ words: 'x' })(call('draft')))).toEqual(['CallConfirmed']);
  expect(types(finish({ words: 'x' })(call('missed')))).toEqual(['CallReturned reported', 'CallConfirmed']);
  expect(finish({ words: 'x' })(call('draft')).sides).toEqual([{ sk: 'entered', words: 'x' }]);
});

test('an answer on the spot is a consultation, with its category, and no ticket', () => {
  const answered = answerOnTheSpot({ category: 'policy', words: 'x' });
  expect(answered(call('draft')).events).toEqual([{ type: 'ConsultationAnswered', category: 'policy' }]);
  expect(types(answered(call('missed')))).toEqual(['CallReturned answered', 'ConsultationAnswered']);
  expect(after(call('draft'), answered(call('draft')), AT)).toMatchObject({
    outcome: 'draft',
    done: 'answered',
  });
});

test('refuses a call that was dealt with or is still going on', () => {
  for (const decide of [
    finish({}),
    answerOnTheSpot({ words: 'x' }),
    returned('answered', AT, day),
    returned('unreached', AT, day),
  ]) {
    expect(() => decide({ ...call('draft'), done: 'answered' })).toThrow('call-done');
    expect(() => decide(call('ticket'))).toThrow('call-done');
    expect(() => decide(call(undefined))).toThrow('call-open');
  }
});

test('three tries on two days are the last; three on one day are not', () => {
  const tries = (...instants: string[]) => {
    let state = call('missed');
    for (const at of instants) state = after(state, returned('unreached', at, day)(state), at);
    return { tries: state.tries.length, done: state.done };
  };
  expect(tries('2026-11-22T01', '2026-11-23T01')).toEqual({ tries: 2, done: undefined });
  expect(tries('2026-11-22T01', '2026-11-22T02', '2026-11-22T03')).toEqual({ tries: 3, done: undefined });
  expect(tries('2026-11-22T01', '2026-11-22T02', '2026-11-23T01')).toEqual({ tries: 3, done: 'unreached' });
  expect(tries('2026-11-22T01', '2026-11-22T02', '2026-11-22T03', '2026-11-23T03')).toEqual({
    tries: 4,
    done: 'unreached',
  });
});

test('ends a missed call from a withheld number with the first try', () => {
  const { known: _known, ...withheld } = call('missed');
  expect(types(returned('unreached', AT, day)(withheld))).toEqual(['CallTried', 'CallReturned unreached']);
});

test('publishes a call-back that reached the caller for missed calls only', () => {
  expect(types(returned('answered', AT, day)(call('missed')))).toEqual(['CallReturned answered']);
  expect(types(returned('answered', AT, day)(call('draft')))).toEqual(['DraftClosed answered']);
});

test('needs no call-back once the caller got through by another call', () => {
  expect(types(cameThrough('reported')(call('missed')))).toEqual(['CallReturned reported']);
  for (const state of [
    call('draft'),
    call('ticket'),
    call(undefined),
    { ...call('missed'), done: 'answered' as const },
  ])
    expect(cameThrough('reported')(state).events).toEqual([]);
});
