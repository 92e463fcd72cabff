import { expect, test } from 'vitest';
import { cloudEvent } from '#events/envelope.ts';
import type { Message } from '#shared/commit/publish.ts';
import { MAX_BYTES, messageSize } from './publish-batch.ts';
import { wanted } from './publish-image.ts';

const of = (fill: number): Message => ({
  event: cloudEvent({
    service: 'casework',
    name: 'Opened',
    subject: 'R1',
    version: 1,
    time: 't',
    actor: 'a',
    data: { fill: 'x'.repeat(fill) },
  }),
  attributes: {},
});
const largest = MAX_BYTES - messageSize(of(0));
const publishing = {
  service: 'casework',
  aggregates: [],
  types: new Set(['huying.casework.Opened.v1']),
} as const;

test('a message of exactly 256 KB is sent, one byte more is not', () => {
  expect(wanted(publishing, [of(largest)])).toHaveLength(1);
  expect(() => wanted(publishing, [of(1), of(largest + 1)])).toThrow('casework.R1.1 is too large');
});

test('skips a large message that nobody subscribes to', () => {
  expect(wanted({ ...publishing, types: new Set() }, [of(largest + 1)])).toEqual([]);
});
