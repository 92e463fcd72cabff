import { expect, test } from 'vitest';
import { cloudEvent } from '#events/envelope.ts';
import type { Message } from '#shared/commit/publish.ts';
import { batches, MAX_BYTES, messageSize } from './publish-batch.ts';

const NAME = { service: 'casework', name: 'Opened', version: 1, time: 't', actor: 'a' } as const;

/** A message of exactly `size` bytes. */
function message(size: number): Message {
  const of = (fill: string): Message => ({
    event: cloudEvent({ ...NAME, subject: 'R1', data: { fill } }),
    attributes: { type: 'T', area: '区' },
  });
  return of('x'.repeat(size - messageSize(of(''))));
}

test('a message counts its body and, of each attribute, name, type and value', () => {
  const { event, attributes } = message(1000);
  const names = 'type'.length + 'String'.length + 'T'.length + 'area'.length + 'String'.length + 3;
  expect(JSON.stringify(event).length + names).toBe(1000);
  expect(attributes).toEqual({ type: 'T', area: '区' });
});

test.each([
  [[MAX_BYTES], [1]],
  [[MAX_BYTES / 2, MAX_BYTES / 2], [2]],
  [
    [MAX_BYTES / 2, MAX_BYTES / 2 + 1],
    [1, 1],
  ],
  [
    [1000, MAX_BYTES - 500, 500, 500],
    [1, 2, 1],
  ],
  [Array.from({ length: 11 }, () => 1000), [10, 1]],
  [[], []],
])('messages of %j bytes go in batches of %j', (sizes, lengths) => {
  const all = sizes.map(message);
  const made = batches(all);
  expect(made.map((batch) => batch.length)).toEqual(lengths);
  expect(made.flat()).toEqual(all);
});
