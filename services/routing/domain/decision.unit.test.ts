import { expect, test } from 'vitest';
import { RoutingDoubtful, TicketRouted } from '#events/routing.ts';
import type { Head } from '#shared/commit/aggregate.ts';
import { commit, load } from '#shared/commit/commit.ts';
import { memoryStore } from '#shared/commit/memory-store.ts';
import { toEvents } from '#shared/commit/publish.ts';
import { decideByLead, type LeadDecision } from './decide-by-lead.ts';
import { type DecisionFact, type DoubtfulFact, decision, openDoubt } from './decision.ts';

const doubtful: DoubtfulFact = {
  type: 'RoutingDoubtful',
  request: 2,
  area: 'c/a',
  category: 'fire',
  urgency: 'urgent',
  reasons: [{ code: 'place-unknown' }],
  number: '263260473158',
  level: 3,
  rules: 6,
  waiting: 'c/a',
  candidates: ['c/a/a1'],
};
const verdict: LeadDecision = {
  area: 'c/a/a1',
  category: 'fire',
  urgency: 'normal',
  rules: 7,
  named: { holder: 'm1', team: 't1', reason: { code: 'holder-responsible' } },
};
const at = '2026-11-22T02:00:00.000Z';
const put = (store: ReturnType<typeof memoryStore>, fact: DecisionFact, cause: string) =>
  commit({ store }, decision, 'R1', { cause: { id: cause }, at, actor: 'service:routing' }, () => ({
    events: [fact],
  }));
const headOf = (store: ReturnType<typeof memoryStore>) => store.items()[0] as unknown as Head;

test('an open doubt is listed in the queue of its neighbourhood, a decided one in none', async () => {
  const store = memoryStore();
  await put(store, doubtful, 'a');
  expect(headOf(store)).toMatchObject({ waiting: 'c/a', since: at });
  const { state } = await load(store, decision, 'R1');
  expect(openDoubt(state)).toMatchObject({ area: 'c/a', at, actor: 'service:routing' });
  const [routed] = decideByLead(state, verdict).events;
  await put(store, routed as DecisionFact, 'b');
  expect(headOf(store)).not.toHaveProperty('waiting');
  expect(headOf(store)).not.toHaveProperty('since');
  expect(openDoubt((await load(store, decision, 'R1')).state)).toBeUndefined();
});

test('publishes events that fit their schemas and keeps the rest in the log', async () => {
  const store = memoryStore();
  await put(store, doubtful, 'a');
  const [held] = toEvents('routing', decision, headOf(store));
  expect(held?.event.data).toEqual({
    request: 2,
    area: 'c/a',
    category: 'fire',
    urgency: 'urgent',
    number: '263260473158',
    reasons: [{ code: 'place-unknown' }],
  });
  expect(RoutingDoubtful.schema.parse(held?.event.data)).toEqual(held?.event.data);
  expect(held?.attributes).toEqual({ type: RoutingDoubtful.type, area: 'c/a', urgency: 'urgent' });

  const { state } = await load(store, decision, 'R1');
  await put(store, decideByLead(state, verdict).events[0] as DecisionFact, 'b');
  const [routed] = toEvents('routing', decision, headOf(store));
  expect(TicketRouted.schema.parse(routed?.event.data)).toEqual(routed?.event.data);
  expect(routed?.attributes).toEqual({ type: TicketRouted.type, area: 'c/a/a1', urgency: 'urgent' });
});

test('an event carries areas and categories, never place names or the resident’s words', async () => {
  const store = memoryStore();
  const reasons = [
    { code: 'place-named', params: { name: '幸福里大槐树', block: 'qt-03-07' } },
    { code: 'place-number', params: { name: '幸福里', block: 'qt-03-07', from: '12', to: '12' } },
    { code: 'category-keywords', params: { words: '路灯不亮', category: 'light' } },
    { code: 'category-unsure', params: { words: '灯' } },
  ];
  await put(store, { ...doubtful, reasons }, 'a');
  const [held] = toEvents('routing', decision, headOf(store));
  expect(held?.event.data).toHaveProperty('reasons', [
    { code: 'place-named', params: { block: 'qt-03-07' } },
    { code: 'place-number', params: { block: 'qt-03-07' } },
    { code: 'category-keywords', params: { category: 'light' } },
    { code: 'category-unsure' },
  ]);
  // The log keeps them for those who may ask why.
  expect(openDoubt((await load(store, decision, 'R1')).state)?.reasons).toEqual(reasons);
});

const stateOf = (fact: DecisionFact) => ({ request: fact.request, answer: { ...fact, at, actor: 'x' } });

test('a lead’s decision answers the open request at its level and keeps the urgency of a kept category', () => {
  expect(decideByLead(stateOf(doubtful), verdict).events).toEqual([
    {
      type: 'TicketRouted',
      request: 2,
      area: 'c/a/a1',
      team: 't1',
      holder: 'm1',
      category: 'fire',
      urgency: 'urgent',
      level: 3,
      rules: 7,
      reasons: [{ code: 'decided-by-lead' }, { code: 'holder-responsible' }],
    },
  ]);
  const other = { ...verdict, category: 'noise' };
  expect(decideByLead(stateOf(doubtful), other).events).toMatchObject([
    { category: 'noise', urgency: 'normal' },
  ]);
});

test('rejects a lead’s decision when it was decided in the meantime or has no holder', () => {
  const [routed] = decideByLead(stateOf(doubtful), verdict).events;
  expect(() => decideByLead(stateOf(routed as DecisionFact), verdict)).toThrow('not-doubtful');
  expect(() => decideByLead({ request: 0 }, verdict)).toThrow('not-doubtful');
  expect(() => decideByLead(stateOf(doubtful), { ...verdict, named: undefined })).toThrow(
    'nobody-responsible',
  );
});
