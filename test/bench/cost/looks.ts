import { itemSize } from '#shared/commit/size.ts';
import { services } from '../../../infra/model/services.ts';
import { call, expectCall } from '../../support/call.ts';
import { rowsOf } from '../../support/stored.ts';
import { tokenOf } from '../../support/system.ts';
import { billOf, type Line, total } from './bill.ts';
import { times } from './city.ts';
import { readMeter } from './meter.ts';

/** Every table of every service. */
export const TABLES = services.flatMap(({ name, tables = {} }) =>
  Object.keys(tables).map((key) => (key === 'main' ? `huying-${name}` : `huying-${name}-${key}`)),
);

/** Bytes of all items, as DynamoDB counts them. */
export async function storedBytes(tables: readonly string[]): Promise<number> {
  const all = await Promise.all(tables.map(rowsOf));
  return all.flat().reduce((sum, row) => sum + itemSize(row), 0);
}

const TIMES = 30;

/** What it takes to look: at a page as residents do, at a ticket and at a full page of a worklist as staff do. */
export async function looks(dir: string): Promise<readonly [Line, Line, Line]> {
  const token = await tokenOf('worker');
  const list = '/api/casework/tickets?view=mine&state=closed';
  const { tickets } = await expectCall<{ tickets: { id: string }[] }>(200, 'GET', list, { token });
  const each = async (look: (n: number) => Promise<unknown>): Promise<Line> => {
    await look(0);
    await readMeter(dir);
    for (let n = 0; n < TIMES; n++) await look(n);
    return times(total(billOf(await readMeter(dir)).lines), 1 / TIMES);
  };
  const pages = ['/', '/report/words', '/track'];
  return [
    await each((n) => call('GET', pages[n % pages.length] ?? '/')),
    await each((n) =>
      expectCall(200, 'GET', `/api/casework/tickets/${tickets[n % tickets.length]?.id}`, { token }),
    ),
    await each(() => expectCall(200, 'GET', list, { token })),
  ];
}
