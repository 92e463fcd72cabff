import { expect, test } from 'vitest';
import type { DeskCall } from '../api/intake.ts';
import { callsOf } from './calls.ts';

const call = (id: string): DeskCall => ({
  call: id,
  since: '2026-11-23T01:00:00.000Z',
  step: 'words',
  live: false,
  lang: 'zh-CN',
  tries: 0,
});

test('lists a call that is being entered once, among the live ones', () => {
  const groups = callsOf({
    live: [call('C1')],
    drafts: [call('C1'), call('C2')],
    missed: [call('C3')],
  });
  expect(groups.map(({ kind, calls }) => [kind, calls.map((c) => c.call)])).toEqual([
    ['live', ['C1']],
    ['missed', ['C3']],
    ['drafts', ['C2']],
  ]);
});

test('leaves out groups without calls', () => {
  expect(callsOf({ live: [], drafts: [], missed: [] })).toEqual([]);
  expect(callsOf(undefined)).toEqual([]);
});
