import { expect, test } from 'vitest';
import { pinsIn } from './sources.ts';
import { isLicensed, judge } from './verdict.ts';

const advisory = { id: 'GHSA-1', package: 'left', severity: 'high', title: 'bad' };
const allowance = { id: 'GHSA-1', package: 'left', why: 'not reached', until: '2026-12-01' };

test('an advisory is open unless allowed, and again after the allowance expires', () => {
  expect(judge([advisory], [], '2026-11-22').open).toEqual([advisory]);
  expect(judge([advisory], [allowance], '2026-12-01')).toEqual({ open: [], allowed: [advisory], stale: [] });
  expect(judge([advisory], [allowance], '2026-12-02')).toEqual({
    open: [advisory],
    allowed: [],
    stale: [allowance],
  });
});

test('an allowance is for one package, and goes when there is nothing left to allow', () => {
  expect(judge([{ ...advisory, package: 'right' }], [allowance], '2026-11-22').open).toHaveLength(1);
  expect(judge([], [allowance], '2026-11-22').stale).toEqual([allowance]);
});

test('an allowance stays until its day when no advisories can be read', () => {
  expect(judge([], [allowance], '2026-11-22', false).stale).toEqual([]);
  expect(judge([], [allowance], '2026-12-02', false).stale).toEqual([allowance]);
});

test('an OR of licences needs one allowed, an AND needs all', () => {
  const allowed = new Set(['MIT', 'CC0-1.0']);
  const all = ['MIT', '(MIT OR GPL-3.0-or-later)', 'MIT AND GPL-3.0', 'MIT AND CC0-1.0', 'none'];
  expect(all.map((licence) => isLicensed(licence, allowed))).toEqual([true, true, false, true, false]);
});

test('pins are read, comments are not', () => {
  expect(pinsIn('# a==1\nministack==1.5.33\nPyYAML==6.0.3 # b\n')).toEqual([
    ['ministack', '1.5.33'],
    ['PyYAML', '6.0.3'],
  ]);
});
