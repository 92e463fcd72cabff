import { expect, test } from 'vitest';
import type { TicketEvent } from '../commands/aggregate.ts';
import { AT, after, assigned, histories, opened } from '../testing/fixtures.ts';
import { indexOf, isWanted, mayBeWanted, type Wanted } from './lists.ts';

const placed = after(opened, assigned);
const BLOCK = 'qt/qt-03/qt-03-07';
const of = (more: Partial<Wanted> = {}): Wanted => ({ headings: ['open'], within: [BLOCK], ...more });

test.each<[string, Wanted, boolean]>([
  ['the block', of(), true],
  ['what is above', of({ within: ['qt'] }), true],
  ['one of two areas', of({ within: ['qt/qt-04', 'qt/qt-03'] }), true],
  ['a neighbour whose id begins alike', of({ within: ['qt/qt-0'] }), false],
  ['another block', of({ within: ['qt/qt-03/qt-03-08'] }), false],
  ['no area', of({ within: [] }), false],
  ['the holder', of({ holder: 'm-00412' }), true],
  ['another holder', of({ holder: 'm-0041' }), false],
])('a ticket is wanted by %s, by its key as by what it is', (_, wanted, is) => {
  expect(mayBeWanted(wanted, indexOf(placed).since ?? '')).toBe(is);
  expect(isWanted(wanted, placed)).toBe(is);
});

test('checks heading, holder and area again after the index', () => {
  for (const [phase, heading] of [
    ['working', 'open'],
    ['reopened', 'open'],
    ['proposed', 'proposed'],
    ['closed', 'closed'],
    ['withdrawn', 'closed'],
  ] as const)
    for (const other of ['open', 'proposed', 'closed'] as const)
      expect(isWanted(of({ headings: [other] }), after(...histories[phase])), phase).toBe(other === heading);
  expect(isWanted(of({ headings: ['open', 'proposed'] }), after(...histories.proposed))).toBe(true);
});

test('a key that an earlier version wrote tells nothing more: the ticket has to be looked at', () => {
  expect(mayBeWanted(of({ holder: 'm-9', within: [] }), AT)).toBe(true);
  const nowhere = after({ ...opened, area: undefined } as TicketEvent);
  expect(isWanted(of({ within: ['qt'] }), nowhere)).toBe(false);
});
