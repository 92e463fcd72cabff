import { expect, test } from 'vitest';
import { strangers } from './strangers.ts';

const at = (time: string) => `2026-11-22T14:${time}.000Z`;
const cut = { saved: Date.parse(at('40:05')), back: Date.parse(at('40:20')) };
const call = (started: string, ended: string, report: string) => ({
  started: at(started),
  ended: at(ended),
  report,
});
const tickets = ['R1', 'R2'];
const known = ['R1'];

test('a ticket that nobody was told of is a stranger, by whichever door it came', () => {
  expect(strangers({ tickets, known, calls: [], cut: undefined })).toEqual(['R2']);
  expect(strangers({ tickets, known, calls: [call('40:02', '40:06', 'R2')], cut: undefined })).toEqual([
    'R2',
  ]);
  expect(strangers({ tickets, known, calls: [call('40:02', '40:06', 'R1')], cut })).toEqual(['R2']);
});

test('accepts two tickets of a caller who was cut off by the power cut and called again', () => {
  expect(strangers({ tickets, known, calls: [call('40:02', '45:30', 'R2')], cut })).toEqual([]);
  expect(strangers({ tickets, known, calls: [{ started: at('40:02'), report: 'R2' }], cut })).toEqual([]);
});

test('rejects a second ticket of a call that ended before the power cut or started after it', () => {
  expect(strangers({ tickets, known, calls: [call('40:00', '40:04', 'R2')], cut })).toEqual(['R2']);
  expect(strangers({ tickets, known, calls: [call('40:21', '40:23', 'R2')], cut })).toEqual(['R2']);
});
