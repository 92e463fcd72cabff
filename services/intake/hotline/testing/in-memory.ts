import { memoryRows } from '#shared/aws/memory-rows.ts';
import type { Rows } from '#shared/aws/rows.ts';
import type { Head } from '#shared/commit/aggregate.ts';
import { load } from '#shared/commit/commit.ts';
import type { Store } from '#shared/commit/store.ts';
import { Secrets } from '../../secrets/secrets.ts';
import { answer, callId, type HotlineDeps } from '../answer.ts';
import { type CallState, call } from '../domain/call.ts';
import type { TelephonyEvent } from '../domain/telephony.ts';

export const AT = '2026-11-22T01:00:00.000Z';
export const FROM = '+8613800005678';

/** Aggregates and rows in one table, as in DynamoDB. */
const storeOver = (rows: Rows): Store => ({
  get: (pk, sk) => rows.get(pk, sk),
  put: (item) => rows.put(item),
  putNew: (item) => rows.putNew(item),
  putHead: async (head, version) => {
    const standing = await rows.get<Head>(head.pk);
    if ((standing?.version ?? 0) !== version) return { ok: false, current: standing };
    await rows.put(head as never);
    return { ok: true };
  },
});

/** Intake in memory: a roster of three, of whom two have a phone, and a menu of two categories. */
export function inMemoryHotline({ phones = ['m-1', 'm-2'], members = ['m-1', 'm-2', 'm-3'] } = {}) {
  const main = memoryRows();
  const vault = memoryRows();
  const deps: HotlineDeps = {
    main: main.rows,
    vault: vault.rows,
    stores: { store: storeOver(main.rows), vault: storeOver(vault.rows) },
    secrets: new Secrets(vault.rows),
    zone: 'Asia/Shanghai',
    phoneOf: async (members) =>
      new Map(members.filter((m) => phones.includes(m)).map((m) => [m, `+86139${m.slice(2)}`])),
  };
  const ready = Promise.all([
    ...members.map((member, i) =>
      main.rows.put({
        pk: 'duties',
        sk: `d-${i}`,
        id: `d-${i}`,
        area: 'qt',
        member,
        from: '2026-11-22T00:00:00.000Z',
        to: '2026-11-23T00:00:00.000Z',
        order: i + 1,
        active: true,
        version: 1,
      }),
    ),
    main.rows.put({
      pk: 'menu',
      sk: '-',
      version: 1,
      choices: [
        { code: 'fire', name: '消防安全', nameEn: 'Fire safety' },
        { code: 'noise', name: '噪音', nameEn: 'Noise' },
      ],
    }),
  ]);
  const send = async (event: TelephonyEvent, at = AT) => {
    await ready;
    return answer(deps, event, at);
  };
  const stateOf = async (provider: string): Promise<CallState> =>
    (await load(deps.stores.store, call, callId(provider))).state;
  return { deps, main: main.items, vault: vault.items, send, stateOf };
}

type Part<E> = E extends TelephonyEvent ? Omit<E, 'call' | 'seq'> : never;
export type UnnumberedEvent = Part<TelephonyEvent>;

/** The events of one call, numbered in the order in which they happened. */
export const numbered = (events: readonly UnnumberedEvent[], id = 'call-1'): TelephonyEvent[] =>
  events.map((happening, i) => ({ call: id, seq: i + 1, ...happening }) as TelephonyEvent);

export const started: UnnumberedEvent = { kind: 'started', from: FROM, to: '+862159510000' };
export const unanswered: readonly UnnumberedEvent[] = ['m-1', 'm-2'].map((member) => ({
  kind: 'ringing-result',
  member,
  result: 'no-answer',
}));
export const key = (digits: string, prompt?: string): UnnumberedEvent => ({
  kind: 'digits',
  digits,
  ...(prompt && { prompt }),
});
export const words = (text: string, confidence?: number): UnnumberedEvent => ({
  kind: 'words',
  text,
  ...(confidence !== undefined && { confidence }),
});
export const SAID = '幸福里12号楼楼道堆物';
/** Nobody answers, the caller agrees, it is urgent, about fire, says it and sends it. */
export const toTheTicket: readonly UnnumberedEvent[] = [
  started,
  ...unanswered,
  key('1', 'consent'),
  key('2', 'urgency'),
  key('1', 'category'),
  words(SAID),
  key('1', 'read-back'),
  { kind: 'hung-up' },
];

/** Tells a call and gives the steps it took, and its last answer. */
export async function playCall(events: readonly UnnumberedEvent[], at = inMemoryHotline(), id?: string) {
  const steps: string[] = [];
  let last: Awaited<ReturnType<typeof at.send>> | undefined;
  for (const event of numbered(events, id)) {
    last = await at.send(event);
    steps.push(last.step);
  }
  if (!last) throw new Error('no event');
  return { ...at, steps, last };
}
