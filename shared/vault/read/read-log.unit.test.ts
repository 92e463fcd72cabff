import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { IntakeContact } from '#events/reads/intake.ts';
import { DefinitionMismatch } from '../parse.ts';
import { readLog } from './read-log.ts';
import { requestOf } from './request.fixture.ts';

const lines: string[] = [];
beforeEach(() => {
  lines.length = 0;
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
});
afterEach(() => void vi.restoreAllMocks());

const failing = (error: Error) => {
  const request = requestOf({ event: {} as unknown, error });
  readLog(IntakeContact).onError?.(request);
  return request.error;
};

it('logs that a read failed, and passes on the kind of error without its message', () => {
  expect(failing(new RangeError('张三 13800005678'))).toEqual(new Error('intake.contact failed: RangeError'));
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { level: 'error', message: 'named read failed', error: 'RangeError', read: 'intake.contact' },
  ]);
  expect(lines.join()).not.toMatch(/张三|1380000/);
});

it('passes on what did not fit its definition: that message names paths only', () => {
  const mismatch = new DefinitionMismatch('the answer of intake.contact does not fit its definition: sms');
  expect(failing(mismatch)).toBe(mismatch);
});
