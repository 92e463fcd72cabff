import { expect, test } from 'vitest';
import { loadPages } from './load-pages.ts';

const book: Record<string, { items: { id: string }[]; next?: string }> = {
  first: { items: [{ id: 'a' }, { id: 'b' }], next: 'two' },
  two: { items: [{ id: 'b' }, { id: 'c' }], next: 'three' },
  three: { items: [{ id: 'd' }] },
};
const reading = () => {
  const asked: (string | undefined)[] = [];
  const read = async (after: string | undefined) => {
    asked.push(after);
    return book[after ?? 'first'] ?? { items: [] };
  };
  return { asked, read };
};

test('follows the cursors, and keeps a row once that moved between two pages', async () => {
  expect(await loadPages(2, reading().read)).toEqual({
    items: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
    next: 'three',
  });
});

test('stops at the last page, however many are requested', async () => {
  const { asked, read } = reading();
  expect(await loadPages(9, read)).toEqual({
    items: [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }],
    next: undefined,
  });
  expect(asked).toEqual([undefined, 'two', 'three']);
});
