import { expect, test } from 'vitest';

import { fixture, member, rules, sampleFacts, team } from './testing/fixture.ts';

test('a reopened ticket goes to the same holder again', async () => {
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

test('a reopened ticket keeps its team and the version of the rules that decided it', async () => {
  const w = fixture();
  await w.know([...sampleFacts, member('m1', 't5', {}, 2)]);
  await w.report();
  await w.know([rules(8)]);
  await w.want();
  expect(await w.answer()).toMatchObject({ request: 2, holder: 'm1', team: 't1', rules: 7 });
});

test('a request for a ticket never routed uses the current rules and the holder’s current team', async () => {
  const w = fixture();
  await w.know([...sampleFacts, member('m1', 't5', {}, 2), rules(8)]);
  await w.want();
  expect(await w.answer()).toMatchObject({ request: 2, holder: 'm1', team: 't5', rules: 8 });
});

test('a reopened ticket whose holder left goes to the responsible person now', async () => {
  const w = fixture();
  await w.know(sampleFacts);
  await w.report();
  await w.know([member('m1', 't1', { active: false }, 2)]);
  await w.want();
  expect(await w.answer()).toMatchObject({ request: 2, holder: 'm2', team: 't1' });
});

test('ignores a request that is answered already or older than the answer', async () => {
  const w = fixture();
  await w.know(sampleFacts);
  await w.want({ request: 3 });
  await w.want({ request: 3 }, 6);
  await w.want({ request: 2 }, 7);
  await w.report();
  expect(await w.version()).toBe(1);
  expect(await w.answer()).toMatchObject({ request: 3 });
});
