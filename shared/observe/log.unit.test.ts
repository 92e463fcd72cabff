import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { correlation, log, metric, withLog } from './log.ts';

let lines: Record<string, unknown>[] = [];
beforeEach(() => {
  lines = [];
  vi.stubEnv('HUYING_SERVICE', 'intake');
  vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(JSON.parse(line)));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

test('writes one JSON object with level, service, message and fields', () => {
  log.info('done', { n: 1, gone: undefined });
  log.warn('odd');
  expect(lines).toEqual([
    { level: 'info', service: 'intake', message: 'done', n: 1 },
    { level: 'warn', service: 'intake', message: 'odd' },
  ]);
});

test('puts the context on each line written inside it, and on no other', async () => {
  await withLog({ correlation: 'c1' }, async () => {
    expect(correlation()).toBe('c1');
    await Promise.all([
      withLog({ subject: 'R1' }, async () => {
        await Promise.resolve();
        log.info('one');
      }),
      withLog({ subject: 'R2', event: 'e2' }, async () => log.info('two')),
    ]);
  });
  log.info('outside');
  expect(lines.find((l) => l.message === 'one')).toMatchObject({ correlation: 'c1', subject: 'R1' });
  expect(lines.find((l) => l.message === 'two')).toMatchObject({
    correlation: 'c1',
    subject: 'R2',
    event: 'e2',
  });
  expect(lines.at(-1)).toEqual({ level: 'info', service: 'intake', message: 'outside' });
  expect(correlation()).toBeUndefined();
});

test.each([
  ['one line', '张三 13800005678'],
  ['several lines', '张三\n13800005678\n  more of 13800005678'],
  ['lines that look like places', '张三\n    at 13800005678 (secret)'],
  ['what a replacement would take for a pattern', "张三 $& $' 13800005678"],
])('never logs an error’s message: %s', (_, message) => {
  log.error('failed', new TypeError(message), { type: 'x' });
  expect(JSON.stringify(lines)).not.toMatch(/张三|1380000|secret/);
  expect(lines[0]).toMatchObject({ level: 'error', message: 'failed', error: 'TypeError', type: 'x' });
  expect(lines[0]?.stack).toMatch(/^at .*log\.unit\.test\.ts/);
  expect(String(lines[0]?.stack).split(' | ')).toHaveLength(3);
});

test('logs the kind of an error without message or stack, and of what is not an error', () => {
  log.error('failed', new Error());
  log.error('failed', Object.assign(new Error('x'), { stack: undefined }));
  log.error('failed', '张三');
  log.error('failed', undefined);
  expect(lines.map(({ error }) => error)).toEqual(['Error', 'Error', 'string', 'undefined']);
  expect(lines[0]?.stack).toMatch(/^at /);
  expect(lines.slice(1).map(({ stack }) => stack)).toEqual(['', '', '']);
  expect(JSON.stringify(lines)).not.toContain('张三');
});

test('writes a metric as a line in embedded metric format, by service', () => {
  metric('dead_letters', 2, 'Count', 1_790_000_000_000);
  metric('hop', 12.5, 'Milliseconds', 5);
  expect(lines).toEqual([
    {
      _aws: {
        Timestamp: 1_790_000_000_000,
        CloudWatchMetrics: [
          {
            Namespace: 'Huying',
            Dimensions: [['service']],
            Metrics: [{ Name: 'dead_letters', Unit: 'Count' }],
          },
        ],
      },
      service: 'intake',
      dead_letters: 2,
    },
    expect.objectContaining({ hop: 12.5, _aws: expect.objectContaining({ Timestamp: 5 }) }),
  ]);
  vi.stubEnv('HUYING_SERVICE', undefined);
  metric('hop', 1);
  expect(lines.at(-1)).toMatchObject({ service: 'local' });
});
