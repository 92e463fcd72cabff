import { randomUUID } from 'node:crypto';
import { expectCall } from './call.ts';

export interface Receipt {
  readonly report: string;
  readonly number: string;
  readonly code: string;
}

/** Numbers that ring nowhere and that nobody of the demo has; those that end in 0000 would fail at the local carrier. */
export const testPhone = (): string =>
  `+861540${1_000_000 + Math.floor(Math.random() * 300) * 10_000 + 1 + Math.floor(Math.random() * 9_998)}`;

/** A report whose place and category leave no doubt in the demo community. */
export const clearReport = (phone: string = testPhone()) => ({
  channel: 'web' as const,
  words: '楼道里堆满了纸箱和旧家具，消防通道过不去人，请来看看。',
  place: CLEAR_PLACE,
  category: 'fire-lane',
  phone,
  consent: { process: true as const, sms: true },
  lang: 'zh-CN' as const,
});

/** Lies in the block of the demo's worker, and nowhere else. */
export const CLEAR_PLACE = '幸福里12号楼3单元';

export const sendReport = (body: object = clearReport(), key: string = randomUUID()): Promise<Receipt> =>
  expectCall<Receipt>(201, 'POST', '/api/intake/reports', { body, key });

/** The resident's token for a report. */
export const trackingToken = async ({ number, code }: Receipt): Promise<string> =>
  (await expectCall<{ token: string }>(200, 'POST', '/api/intake/track', { body: { number, code } })).token;
