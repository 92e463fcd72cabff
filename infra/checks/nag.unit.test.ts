import { beforeAll, expect, test } from 'vitest';
import { onAws, synthesize } from '../synthesis/synthesize.ts';
import { type Finding, findings } from './nag.ts';
import { reasons } from './nag-reasons.ts';

let found: readonly Finding[] = [];
beforeAll(() => {
  found = findings(onAws().app);
}, 60_000);

test('every finding of the AWS Solutions rules has a reason', () => {
  expect(found.filter(({ reason }) => !reason).map(({ rule, path }) => `${rule} ${path}`)).toEqual([]);
});

test('every reason is a sentence and matches a current finding', () => {
  for (const reason of reasons) {
    expect(
      found.some((finding) => finding.reason === reason),
      String(reason.rule),
    ).toBe(true);
    expect(reason.because).toMatch(/^[A-Z].{40,}\.$/);
  }
});

test('a parameter that fixes a finding removes it', () => {
  const arn = 'arn:aws:acm:us-east-1:111122223333:certificate/1';
  const mended = findings(synthesize({ certificate: arn, webAcl: arn, threatProtection: 'true' }).app);
  for (const reason of reasons)
    expect(
      mended.some((finding) => finding.reason === reason),
      String(reason.rule),
    ).toBe(!reason.unless);
  expect(mended.filter(({ reason }) => !reason)).toEqual([]);
}, 60_000);
