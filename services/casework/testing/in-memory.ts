import type { AnswerOf } from '#events/reads/define.ts';
import { IntakeContact, IntakeSeen, IntakeWords } from '#events/reads/intake.ts';
import { grantReader } from '#shared/auth/grants.ts';
import type { Grant, Staff } from '#shared/auth/principal.ts';
import { memoryRows } from '#shared/aws/memory-rows.ts';
import { DEFAULT_ZONE } from '#shared/calendar/zone.ts';
import { memoryStore } from '#shared/commit/memory-store.ts';
import { answers, fakeAsk } from '#shared/vault/testing/fake-ask.ts';
import { actionRoutes } from '../actions/routes.ts';
import { areaReader } from '../areas/areas.ts';
import type { TicketEvent } from '../commands/aggregate.ts';
import { residentRoutes } from '../pages/resident.ts';
import { staffRoutes } from '../pages/staff.ts';
import { AT, headWith } from './fixtures.ts';

export const BLOCK = 'qt/qt-03/qt-03-07';
export const staff = (member: string, ...grants: Grant[]): Staff => ({
  kind: 'staff',
  staff: '30412',
  member,
  grants,
});
export const holder = staff('m-00412', { role: 'worker', area: BLOCK });

/** A desk with one ticket; `told` is what happened in which order, `fails` says that intake does not answer. */
export async function inMemoryCasework(facts: readonly TicketEvent[], fails?: 'read') {
  const asked: string[] = [];
  const main = memoryRows();
  const vault = memoryRows();
  const seen: AnswerOf<typeof IntakeSeen>['seen'] = [];
  const store = memoryStore();
  if (facts.length > 0) await store.put(headWith('R1', facts));
  const intake = fakeAsk(
    answers(IntakeWords, () => ({
      R1: { ...IntakeWords.example.answer, words: '楼道堆物', place: '幸福里' },
    })),
    answers(IntakeContact, ({ by, purpose }) => {
      seen.unshift({ at: AT, by, purpose, read: IntakeContact.name });
      return { R1: IntakeContact.example.answer };
    }),
    answers(IntakeSeen, () => ({ R1: { seen } })),
  );
  const ask: typeof intake.ask = (read, question) => {
    asked.push(`asked ${read.name} ${question.by}`);
    return fails === 'read' ? Promise.reject(new Error(`${read.name} failed`)) : intake.ask(read, question);
  };
  const parts = {
    main: main.rows,
    vault: vault.rows,
    stores: {
      store,
      vault: { ...memoryStore(), putNew: (item: { pk: string; sk: string }) => vault.rows.putNew(item) },
    },
    ask,
    areas: areaReader(main.rows),
    zone: DEFAULT_ZONE,
  };
  return {
    asked,
    store,
    commands: actionRoutes(parts, grantReader(main.rows)),
    worker: staffRoutes(parts),
    resident: residentRoutes(parts, grantReader(main.rows)),
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
