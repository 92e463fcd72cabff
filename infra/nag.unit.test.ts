import { beforeAll, expect, test } from 'vitest';
import { type Finding, findings } from './nag.ts';
import { reasons } from './nag-reasons.ts';
import { onAws } from './synthesize.ts';

let found: readonly Finding[] = [];
beforeAll(() => {
  found = findings(onAws().app);
}, 60_000);

test('the AWS Solutions rules find nothing that is neither mended nor reasoned', () => {
  expect(found.filter(({ reason }) => !reason).map(({ rule, path }) => `${rule} ${path}`)).toEqual([]);
});

test('every reason is a sentence, and fits something that is still found', () => {
  for (const reason of reasons) {
    expect(
      found.some((finding) => finding.reason === reason),
      String(reason.rule),
    ).toBe(true);
    expect(reason.because).toMatch(/^[A-Z].{40,}\.$/);
  }
});
