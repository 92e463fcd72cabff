import { randomUUID } from 'node:crypto';
import { expectCall } from './call.ts';

export interface Receipt {
  readonly report: string;
  readonly number: string;
  readonly code: string;
}

/** Numbers that can belong to nobody; the local carrier delivers to them. */
export const testPhone = (): string =>
  `+861540009${1000 + Math.floor(Math.random() * 8999)}`.replace(/0000$/, '0001');

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
