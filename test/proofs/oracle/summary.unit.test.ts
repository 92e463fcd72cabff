import { expect, test } from 'vitest';
import { summary } from './summary.ts';

const stores = { ok: true, tests: 250, differences: 0 };
const messaging = { tests: 40, failed: 0, engines: ['localstack 4.12.0', 'ministack 1.5.33'] };

test('tells stores and messaging in one object, and is ok when both are', () => {
  expect(summary(stores, messaging)).toEqual({ ok: true, tests: 250, differences: 0, messaging });
});

test('without Java only the stores are skipped', () => {
  expect(summary({ ok: true, skipped: true }, messaging)).toEqual({ ok: true, skipped: true, messaging });
});

test.each([
  ['a difference of the stores', { ...stores, ok: false, differences: 1 }, messaging],
  ['a failed messaging test', stores, { ...messaging, failed: 1 }],
  ['no messaging test at all', stores, { ...messaging, tests: 0 }],
  ['one engine alone', stores, { ...messaging, engines: ['ministack 1.5.33'] }],
  [
    'a failed messaging test where the stores are skipped',
    { ok: true, skipped: true },
    { ...messaging, failed: 1 },
  ],
] as const)('is not ok with %s', (_, ofStores, ofMessaging) => {
  expect(summary(ofStores, ofMessaging).ok).toBe(false);
});
