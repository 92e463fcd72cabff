import { expect, test } from 'vitest';
import { cache, referenceReader } from './cache.ts';

/** A source that counts how often it is read, at a time that the test moves. */
function source() {
  const world = { now: 0, reads: 0, fails: false, value: 'a' as string | undefined };
  const read = async () => {
    world.reads += 1;
    if (world.fails) throw new Error('throttled');
    return world.value;
  };
  return { world, read, now: () => world.now };
}

test('reads once while what was read is young enough, whoever asks meanwhile', async () => {
  const { world, read, now } = source();
  const { get } = cache({ keepMs: 1000, now });
  await Promise.all([get('x', read), get('x', read)]);
  world.now = 999;
  await get('x', read);
  expect(world.reads).toBe(1);
  world.now = 1000;
  world.value = 'b';
  expect(await get('x', read)).toBe('b');
  expect(world.reads).toBe(2);
});

test('keeps each name apart, and reads every time when nothing is to be kept', async () => {
  const { world, read, now } = source();
  const { get } = cache({ keepMs: 1000, now });
  await get('x', read);
  await get('y', read);
  expect(world.reads).toBe(2);
  const none = cache({ keepMs: 0, now });
  await none.get('x', read);
  await none.get('x', read);
  expect(world.reads).toBe(4);
});

test('keeps neither a failure nor that nothing was found', async () => {
  const { world, read, now } = source();
  const { get } = cache({ keepMs: 1000, now });
  world.fails = true;
  await expect(get('x', read)).rejects.toThrow('throttled');
  world.fails = false;
  world.value = undefined;
  expect(await get('x', read)).toBeUndefined();
  world.value = 'b';
  expect(await get('x', read)).toBe('b');
});

test('a failure that comes late does not drop what was read after it', async () => {
  const { get, forget } = cache({ keepMs: 1000, now: () => 0 });
  let fail = (_: Error) => {};
  const slow = get('x', () => new Promise<string>((_, reject) => (fail = reject)));
  forget();
  await get('x', async () => 'new');
  fail(new Error('late'));
  await expect(slow).rejects.toThrow('late');
  expect(await get('x', async () => 'newer')).toBe('new');
});

test('a reader that missed something reads anew, but no more often than it is told', async () => {
  const { world, read, now } = source();
  const reader = referenceReader(read, { keepMs: 60_000, freshMs: 2000, now });
  await reader.current();
  world.now = 1999;
  await reader.fresh();
  expect(world.reads).toBe(1);
  world.now = 2000;
  await reader.fresh();
  await reader.current();
  expect(world.reads).toBe(2);
  reader.forget();
  await reader.current();
  expect(world.reads).toBe(3);
});
