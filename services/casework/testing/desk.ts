import type { LambdaClient } from '@aws-sdk/client-lambda';
import { grantReader } from '#shared/auth/grants.ts';
import type { Grant, Staff } from '#shared/auth/principal.ts';
import { memoryRows } from '#shared/aws/memory-rows.ts';
import { DEFAULT_ZONE } from '#shared/calendar/zone.ts';
import { memoryStore } from '#shared/commit/memory-store.ts';
import { areaReader } from '../areas.ts';
import type { TicketEvent } from '../domain/ticket.ts';
import { residentDesk } from '../resident.ts';
import { workerDesk } from '../worker.ts';
import { AT, headWith } from './lives.ts';

export const BLOCK = 'qt/qt-03/qt-03-07';
export const staff = (member: string, ...grants: Grant[]): Staff => ({
  kind: 'staff',
  staff: '30412',
  member,
  grants,
});
export const holder = staff('m-00412', { role: 'worker', area: BLOCK });

/** A desk with one ticket; `told` is what happened in which order, `fails` says that intake does not answer. */
export async function desk(life: readonly TicketEvent[], fails?: 'read') {
  const told: string[] = [];
  const main = memoryRows();
  const vault = memoryRows();
  const seen: object[] = [];
  const store = memoryStore();
  if (life.length > 0) await store.put(headWith('R1', life));
  const send = async ({ input }: { input: { FunctionName: string; Payload: Uint8Array } }) => {
    const { by, purpose } = JSON.parse(Buffer.from(input.Payload).toString());
    told.push(`asked ${input.FunctionName} ${by}`);
    if (fails === 'read') return { FunctionError: 'Unhandled' };
    if (purpose.startsWith('reveal: ')) seen.unshift({ at: AT, by, purpose, read: 'intake.contact' });
    const R1 = {
      words: '楼道堆物',
      place: '幸福里',
      phoneMasked: '+86138****5678',
      name: '张三',
      phone: '+8613800005678',
      seen,
    };
    return { Payload: Buffer.from(JSON.stringify({ R1 })) };
  };
  const parts = {
    main: main.rows,
    vault: vault.rows,
    stores: {
      store,
      vault: { ...memoryStore(), putNew: (item: { pk: string; sk: string }) => vault.rows.putNew(item) },
    },
    lambda: { send } as unknown as LambdaClient,
    areas: areaReader(main.rows),
    zone: DEFAULT_ZONE,
  };
  return {
    told,
    store,
    worker: workerDesk(parts),
    resident: residentDesk(parts, grantReader(main.rows)),
    vault,
    main,
  };
}
/** A call as the edge hands it over. */
export const call = (who: unknown, more: object = {}) =>
  ({
    who,
    params: { id: 'R1' },
    key: 'key-00001',
    fingerprint: 'f',
    at: AT,
    lang: 'zh-CN',
    ...more,
  }) as never;
