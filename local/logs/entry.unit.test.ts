import { expect, test } from 'vitest';
import { entryOf } from './entry.ts';

const GROUP = '/huying/huying-intake-api';

test('keeps the fields of a JSON line, with its time and log group', () => {
  expect(entryOf(GROUP, '{"level":"info","message":"request","ms":30}\n', Date.UTC(2026, 10, 22))).toEqual({
    '@timestamp': '2026-11-22T00:00:00.000Z',
    '@log': GROUP,
    level: 'info',
    message: 'request',
    ms: 30,
  });
});

test.each(['START RequestId: 7', '{"cut":', '7', 'null'])('keeps %s, which is no object, as text', (text) => {
  expect(entryOf('engine', `${text}\n`)).toEqual({ '@log': 'engine', '@message': text });
});
