import { expect, test } from 'vitest';
import { fold } from '#shared/commit/commit.ts';
import { toEvents } from '#shared/commit/publish.ts';
import { itemSize, WRITE_UNIT } from '#shared/commit/size.ts';
import { isNumber } from '#shared/ids/number.ts';
import { streamFor } from '../../../demo/random.ts';
import { ticket } from '../../../services/casework/commands/aggregate.ts';
import { indexOf } from '../../../services/casework/ticket/lists.ts';
import { standing } from './heads.ts';

const random = streamFor(7, 'heads');
const heads = Array.from({ length: 400 }, (_, n) =>
  standing(random, 'h1/h1-2/h1-2-3', n, 1.76e12 + n * 1000),
);
const states = heads.map((head) => fold(ticket, head).state);

test('a seeded ticket is listed like any other', () => {
  expect(new Set(states.map(({ phase }) => phase))).toEqual(
    new Set(['assigned', 'accepted', 'working', 'closed']),
  );
  expect(states.every(({ number }) => isNumber(number))).toBe(true);
  for (const [n, head] of heads.entries()) {
    expect(head).toMatchObject(indexOf(states[n] as never));
    expect(head.place).toMatch(/^h1\/h1-2#(open|closed)$/);
    expect(itemSize(head)).toBeLessThan(WRITE_UNIT);
  }
  expect(new Set(heads.map(({ pk }) => pk)).size).toBe(heads.length);
});

test('a seeded ticket publishes nothing', () => {
  expect(heads.flatMap((head) => toEvents('casework', ticket, head))).toEqual([]);
});
