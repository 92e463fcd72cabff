import { expect, test } from 'vitest';
import { areas, sampleTaxonomy } from '../testing/sample-community.ts';
import { assessReport, decide } from './assessment.ts';
import { decideByLead } from './decide-by-lead.ts';
import { type DecisionFact, decision } from './decision.ts';
import { gazetteer } from './gazetteer.ts';

const named = { holder: 'm1', team: 't1', reason: { code: 'holder-responsible' } };
const at = '2026-11-22T02:00:00.000Z';
const danger = { code: 'urgency-told', params: { urgency: 'emergency' } };

const assessed = (told: Omit<Parameters<typeof assessReport>[3], 'place'>) =>
  decide(
    assessReport(gazetteer(areas), sampleTaxonomy, '263260473158', { place: '柳荫苑3号楼', ...told }),
    named,
  );
const after = (...facts: DecisionFact[]) =>
  facts.reduce((s, fact) => decision.evolve(s, fact, { at, actor: 'x' } as never), decision.initial);
const verdict = (category: string) => ({
  area: 'c/a/a1',
  category,
  urgency: 'normal' as const,
  rules: 7,
  named,
});

test('danger stated by the caller makes a normal category an emergency, with the reason', () => {
  const fact = assessed({ words: '广场舞', urgency: 'emergency' });
  expect(fact).toMatchObject({ type: 'TicketRouted', category: 'noise-dancing', urgency: 'emergency' });
  expect(fact.reasons.map((r) => r.code)).toEqual([
    'place-number',
    'category-keywords',
    'urgency-told',
    'holder-responsible',
  ]);
  expect(fact.reasons).toContainEqual(danger);
});

test.each([['consultation'], ['normal'], ['emergency']] as const)(
  'a burning house stays an emergency, told as %s',
  (urgency) => {
    const fact = assessed({ words: '着火', urgency });
    expect(fact).toMatchObject({ urgency: 'emergency' });
    expect(fact.reasons.map((r) => r.code)).not.toContain('urgency-told');
  },
);

test('uses the category’s urgency when the caller stated none', () => {
  expect(assessed({ words: '居住证' })).toMatchObject({ category: 'papers', urgency: 'consultation' });
});

test('a doubt without a category is as urgent as the caller stated', () => {
  const fact = assessed({ words: '请来看看', urgency: 'emergency' });
  expect(fact).toMatchObject({ type: 'RoutingDoubtful', urgency: 'emergency' });
  expect(fact).not.toHaveProperty('category');
  expect(fact.reasons).toContainEqual(danger);
});

test('a lead cannot make a doubt less urgent than the caller stated', () => {
  const doubt = assessed({ words: '请来看看', urgency: 'emergency' });
  const [routed] = decideByLead(after(doubt), verdict('noise')).events;
  expect(routed).toMatchObject({ type: 'TicketRouted', category: 'noise', urgency: 'emergency' });
  expect(routed?.reasons).toEqual([{ code: 'decided-by-lead' }, danger, named.reason]);
});

test('a kept category keeps its urgency and the reason for it', () => {
  const nobody = decide(
    assessReport(gazetteer(areas), sampleTaxonomy, '263260473158', {
      place: '柳荫苑3号楼',
      words: '广场舞',
      urgency: 'emergency',
    }),
    undefined,
  );
  const [routed] = decideByLead(after(nobody), verdict('noise-dancing')).events;
  expect(routed).toMatchObject({ urgency: 'emergency' });
  expect(routed?.reasons).toEqual([{ code: 'decided-by-lead' }, danger, named.reason]);
});

test('the stated urgency also applies to a doubt of a later request', () => {
  const routed = assessed({ words: '广场舞', urgency: 'emergency' });
  const later: DecisionFact = {
    type: 'RoutingDoubtful',
    request: 2,
    area: 'c/a',
    category: 'noise-dancing',
    urgency: 'emergency',
    reasons: [{ code: 'area-closed' }],
    number: '263260473158',
    level: 1,
    rules: 7,
    waiting: 'c/a',
    candidates: [],
  };
  expect(decideByLead(after(routed, later), verdict('noise')).events).toMatchObject([
    { category: 'noise', urgency: 'emergency' },
  ]);
});

test('events carry the stated urgency as a code only', () => {
  const fact = assessed({ words: '广场舞', urgency: 'emergency' });
  const publish = decision.publish?.[fact.type] as (
    s: unknown,
    f: unknown,
    m: unknown,
  ) => Record<string, unknown>;
  const data = publish(after(fact), fact, {});
  expect(data).not.toHaveProperty('told');
  expect(data.reasons).toContainEqual(danger);
});
