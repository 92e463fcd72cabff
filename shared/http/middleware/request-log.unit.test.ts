import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { requestOf } from '../testing/step.ts';
import { requestLog } from './request-log.ts';

const print = vi.spyOn(console, 'log').mockImplementation(() => undefined);
afterEach(() => print.mockClear());
// Tests of one worker share its environment.
vi.stubEnv('HUYING_SERVICE', undefined);
afterAll(() => void vi.unstubAllEnvs());
const step = requestLog(({ response }) => (response?.statusCode === 404 ? 'unknown' : 'things'));

test.each(['after', 'onError'] as const)('%s: one line has route, status and milliseconds', (hook) => {
  for (const statusCode of [200, 404]) {
    const request = requestOf({ response: { statusCode } });
    step.before?.(request);
    step[hook]?.(request);
  }
  expect(print.mock.calls.map(([line]) => JSON.parse(String(line)))).toMatchObject([
    { level: 'info', message: 'request', route: 'things', status: 200, ms: expect.any(Number) },
    { level: 'info', message: 'request', route: 'unknown', status: 404, ms: expect.any(Number) },
  ]);
});

test('logs status 0 for a request without an answer', () => {
  step.onError?.(requestOf());
  expect(JSON.parse(String(print.mock.lastCall))).toMatchObject({ status: 0 });
});
