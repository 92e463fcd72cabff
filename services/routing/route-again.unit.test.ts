import { expect, test } from 'vitest';

import { fixture, member, rules, sampleFacts, team } from './testing/fixture.ts';

test('a reopened ticket goes to the same person again', async () => {
  const w = fixture();
  await w.know(sampleFacts);
  await w.report();
  await w.know([team('t1', 'c/a/a1', { responsible: 'm2' }, 2)]);
  await w.want();
  expect(await w.answer()).toMatchObject({
    type: 'TicketRouted',
    request: 2,
    holder: 'm1',
    team: 't1',
    rules: 7,
    reasons: [{ code: 'area-kept' }, { code: 'holder-again' }],
  });
});

test('a reopened ticket keeps the version of the rules that it was decided with, and its team', async () => {
  const w = fixture();
  await w.know([...sampleFacts, member('m1', 't5', {}, 2)]);
  await w.report();
  await w.know([rules(8)]);
  await w.want();
  expect(await w.answer()).toMatchObject({ request: 2, holder: 'm1', team: 't1', rules: 7 });
});

test('a request for a ticket that was never routed takes the rules and the holder’s team of today', async () => {
  const w = fixture();
  await w.know([...sampleFacts, member('m1', 't5', {}, 2), rules(8)]);
  await w.want();
  expect(await w.answer()).toMatchObject({ request: 2, holder: 'm1', team: 't5', rules: 8 });
});

test('a reopened ticket whose holder left goes to who is responsible now', async () => {
  const w = fixture();
  await w.know(sampleFacts);
  await w.report();
  await w.know([member('m1', 't1', { active: false }, 2)]);
  await w.want();
  expect(await w.answer()).toMatchObject({ request: 2, holder: 'm2', team: 't1' });
});

test('a request that is answered already, or older than the answer, changes nothing', async () => {
  const w = fixture();
  await w.know(sampleFacts);
  await w.want({ request: 3 });
  await w.want({ request: 3 }, 6);
  await w.want({ request: 2 }, 7);
  await w.report();
  expect(await w.version()).toBe(1);
  expect(await w.answer()).toMatchObject({ request: 3 });
});
