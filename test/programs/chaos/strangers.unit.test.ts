import { expect, test } from 'vitest';
import { strangers } from './strangers.ts';

const back = Date.parse('2026-11-22T14:40:20.000Z');
const call = (started: string, report: string) => ({ started: `2026-11-22T14:${started}.000Z`, report });
const tickets = ['R1', 'R2'];
const known = ['R1'];

test('a ticket that nobody was told of is a stranger, by whichever door it came', () => {
  expect(strangers({ tickets, known, calls: [], back: undefined })).toEqual(['R2']);
  expect(strangers({ tickets, known, calls: [call('40:05', 'R2')], back: undefined })).toEqual(['R2']);
  expect(strangers({ tickets, known, calls: [call('40:05', 'R1')], back })).toEqual(['R2']);
});

test('who was cut off by the power and called again has two', () => {
  expect(strangers({ tickets, known, calls: [call('40:05', 'R2')], back })).toEqual([]);
});

test('a call of after the power cut was told how it ended', () => {
  expect(strangers({ tickets, known, calls: [call('40:21', 'R2')], back })).toEqual(['R2']);
});
