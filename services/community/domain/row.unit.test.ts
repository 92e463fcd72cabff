import { expect, test } from 'vitest';
import { AreaChanged, MemberChanged } from '#events/community.ts';
import type { Head } from '#shared/commit/aggregate.ts';
import { commit } from '#shared/commit/commit.ts';
import { memoryStore } from '#shared/commit/memory-store.ts';
import { toEvents } from '#shared/commit/publish.ts';
import { area, type MemberRow, member } from './kinds.ts';
import { become, sameRow } from './row.ts';

const row = { ...AreaChanged.example, places: [...AreaChanged.example.places] };
const at = (minute: number) => `2026-11-22T02:0${minute}:00.000Z`;

async function importing(
  store: ReturnType<typeof memoryStore>,
  name: string,
  minute: number,
  cause = `I${minute}`,
) {
  const by = { cause: { id: cause, made: at(minute) }, at: at(minute), actor: 'staff:1' };
  return commit({ store }, area, row.id, by, become(area, { ...row, name }, at(minute)));
}

test('records a changed row, not an equal one', async () => {
  const store = memoryStore();
  expect((await importing(store, '甲', 1)).outcome).toBe('done');
  expect((await importing(store, '甲', 2)).outcome).toBe('nothing');
  expect(await importing(store, '乙', 3)).toMatchObject({ outcome: 'done', version: 2 });
});

test('processing a chunk twice changes nothing', async () => {
  const store = memoryStore();
  await importing(store, '甲', 1);
  await importing(store, '乙', 2);
  expect(await importing(store, '甲', 1)).toMatchObject({ outcome: 'already', version: 2 });
});

test('a late chunk of an older import does not overwrite a newer row', async () => {
  const store = memoryStore();
  await importing(store, '新', 5);
  expect((await importing(store, '旧', 4)).outcome).toBe('nothing');
});

test('publishes the whole row, without a member’s skills', async () => {
  const store = memoryStore();
  await importing(store, '甲', 1);
  const person: MemberRow = { ...MemberChanged.example, skills: ['电工'] };
  const by = { cause: { id: 'I1' }, at: at(1), actor: 'staff:1' };
  await commit({ store }, member, person.id, by, become(member, person, at(1)));
  const told = store.images.flatMap((image) => {
    const aggregate = image.kind === 'area' ? area : member;
    return toEvents('community', aggregate, image as unknown as Head);
  });
  expect(told.map(({ event }) => event.data)).toEqual([{ ...row, name: '甲' }, MemberChanged.example]);
  expect(told[0]?.attributes).toEqual({ type: AreaChanged.type, area: row.path });
});

test('compares rows by value, whatever the order of keys', () => {
  expect(sameRow({ a: 1, b: { c: 2, d: undefined } }, { b: { c: 2 }, a: 1 })).toBe(true);
  expect(sameRow({ a: 1 }, { a: 2 })).toBe(false);
});
