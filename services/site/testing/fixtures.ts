import { asker } from '../apis/ask.ts';
import { residentsSite } from '../residents.tsx';
import type { FakeCase, FakeServices } from './fake-services.ts';
import type { ShownPage, Visitor } from './visitor.ts';

/** Origin of the site in unit tests, which set it in the environment. */
export const ORIGIN = 'https://huying.example';
/** Number and code of the first report at the fake services. */
export const NUMBER = '263260473151';
export const CODE = 'ABCD2345EFGH6';

/** Residents' pages with the fake services behind them. */
export const siteOf = (services: FakeServices) =>
  residentsSite({
    askFor: asker(services.fetch as typeof fetch, ORIGIN),
    newKey: () => crypto.randomUUID(),
    now: () => 0,
  });

export const answers = {
  words: { words: '楼道灯不亮' },
  place: { area: 'qt/qt-02', place: '幸福里12号楼' },
  category: { category: 'light' },
  contact: { name: '王㐂', phone: '138 0013 8000' },
  consent: { process: 'yes', sms: 'yes' },
};

/** Answers all questions, and resolves to the check page. */
export async function fillIn(visitor: Visitor, given: Partial<typeof answers> = {}): Promise<ShownPage> {
  let seen = await visitor.open('/report');
  for (const [page, fields] of Object.entries({ ...answers, ...given }))
    seen = await visitor.post(`/report/${page}`, fields);
  return seen;
}

export const track = (visitor: Visitor, number: string, code: string) =>
  visitor.post('/track', { number, code });

/** The first report at the fake services. */
export function firstCase({ cases: [one] }: FakeServices): FakeCase {
  if (!one) throw new Error('nothing was reported');
  return one;
}
