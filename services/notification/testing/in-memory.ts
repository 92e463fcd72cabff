import { AreaChanged, RulesChanged, TeamChanged } from '#events/community.ts';
import type { CloudEvent, EventDefinition } from '#events/envelope.ts';
import { cloudEvent } from '#events/envelope.ts';
import { DEFAULT_ZONE } from '#shared/calendar/zone.ts';
import { load } from '#shared/commit/commit.ts';
import { keep, projector } from '#shared/reference/projection.ts';
import { copies } from '../copies/copies.ts';
import { templateRows } from '../copies/rows.ts';
import { Busy } from '../domain/decide.ts';
import { message } from '../domain/message.ts';
import type { Work } from '../domain/queued.ts';
import { type DeliveryDeps, deliver } from '../outbox/deliver.ts';
import { queueMessages } from '../outbox/enqueue.ts';
import type { EventFields } from '../outbox/event-fields.ts';
import { receive } from '../outbox/receipts.ts';
import { projections } from '../projections.ts';
import type { SmsProvider } from '../provider/sms-provider.ts';
import { type Interception, memoryTable } from './memory-table.ts';

export const REPORT = 'R01KAMV3E2XJ5Y9T7QH4N8WCPD0';
export const CALLER = '+8613800000001';
export const START = Date.parse('2026-11-23T01:00:00.000Z');

/** The example of an assignment is one after a raised level; without these it is a ticket's first. */
const PLAIN: Readonly<Record<string, object>> = {
  TicketAssigned: { why: 'reported', assignment: undefined, previous: undefined },
};

/** An event as another service publishes it. */
export const eventOf = (
  { service, name, example }: EventDefinition,
  data: object = {},
  of: { subject?: string; version?: number; time?: string } = {},
): CloudEvent<never> =>
  cloudEvent({
    service,
    name,
    subject: of.subject ?? REPORT,
    version: of.version ?? 1,
    time: of.time ?? new Date(START).toISOString(),
    actor: 'test',
    data: { ...(example as object), ...PLAIN[name], ...data } as never,
  });

/** The whole service in memory: one table, a provider that notes its calls, a clock that stands still. */
export function inMemoryNotification(intercept?: Interception) {
  const { store, table, items, images } = memoryTable(intercept);
  const calls: { to: string; text: string; ref: string }[] = [];
  const queued: Work[] = [];
  const clock = { now: START };
  const contacts: Record<string, { phone?: string; sms: boolean; code?: string }> = {
    [REPORT]: { phone: CALLER, sms: true, code: '7K2M9PQRS4TVW' },
  };
  const provider: SmsProvider = {
    async send(to, text) {
      const ref = `ref-${calls.length}`;
      calls.push({ to, text, ref });
      return { ref };
    },
  };
  let attempts = 0;
  const enqueue = { fails: false };
  const later: { work: Work; at: number }[] = [];
  const deps: DeliveryDeps = {
    stores: { store, pause: async () => {} },
    table,
    copies: copies(table),
    contact: async ({ member, about }) =>
      member ? (contacts[member] ?? { phone: `phone of ${member}`, sms: true }) : contacts[about],
    provider,
    now: () => clock.now,
    zone: DEFAULT_ZONE,
    attemptId: () => String(++attempts),
    enqueue: async (work, delaySeconds) => {
      if (enqueue.fails) throw new Error('the queue did not answer');
      later.push({ work, at: clock.now + delaySeconds * 1000 });
    },
  };
  const keeping = projector(table, projections);
  const notify = queueMessages({
    ...deps,
    enqueue: async (work) => {
      if (enqueue.fails) throw new Error('the queue did not answer');
      queued.push(work);
    },
  });
  return {
    ...deps,
    deps,
    calls,
    queued,
    /** Work that `send` put back, and when it is seen again. */
    later,
    clock,
    contacts,
    copy: keeping,
    enqueue,
    items,
    images,
    notify: notify as (event: CloudEvent<EventFields>) => Promise<void>,
    deliver: (work: Work) => deliver(deps, work),
    /** One attempt at everything that is queued now. */
    async send() {
      for (const work of queued.splice(0)) await deliver(deps, work);
    },
    /** The same, and what was taken goes on record as when no receipt comes; then whatever found it under way. */
    async drain() {
      const again: Work[] = [];
      for (const work of queued.splice(0))
        await deliver(deps, work).catch((error) => {
          if (!(error instanceof Busy)) throw error;
          again.push(work);
        });
      for (const { work } of later.splice(0)) await deliver(deps, work);
      for (const work of again) await deliver(deps, work);
    },
    receive: (ref: string, outcome: 'delivered' | 'failed') => receive(deps, { ref, outcome }),
    stateOf: async (id: string) => (await load(store, message, id)).state,
    templates: (texts: Record<string, string>, version = 1, since?: string) => {
      const both = ([purpose, zh]: [string, string]) => [purpose, { zh, en: `(en) ${zh}` }] as const;
      const set = {
        version,
        since,
        signature: '呼应',
        texts: Object.fromEntries(Object.entries(texts).map(both)),
      };
      return keep(table, () => templateRows(set))(eventOf(RulesChanged, {}, { version }));
    },
    report: (lang: 'zh-CN' | 'en' = 'zh-CN') =>
      table.put({ pk: `report#${REPORT}`, sk: '-', version: 1, lang, number: '263260473158' }),
  };
}

/** A rule set with three stations. */
export const sla = (of: { name?: string; quiet?: object | undefined } = {}) =>
  eventOf(RulesChanged, {
    rules: {
      kind: 'sla',
      name: of.name ?? 'three-stations',
      levels: ['社区站', '街道站', '区级站'].map((name, n) => ({
        level: n + 1,
        at: ['block'],
        name,
        nameEn: `Station ${n + 1}`,
      })),
      rules: [{ stage: 'accept', minutes: 15, clock: 'calendar' }],
      ...(of.quiet && { quiet: of.quiet }),
    },
  });

export const TEXTS = {
  received: '已收到您的反映，编号{number}，查询码{code}。',
  accepted: '{number}：{team}已受理。',
  proposed: '{number}：已有答复，请确认。',
  reopened: '{number}：已重新办理。',
  closed: '{number}：已办结。',
  assigned: '请签收{number}：{category}，{area}。',
  'reopened-worker': '请再次办理{number}：{category}，{area}。',
  'closed-worker': '{number}：居民已确认办结。',
  doubtful: '请判定{number}，{area}。',
  near: '快到时限：{number}，{stage}，{due}。',
  missed: '已超时：{number}，{stage}，{due}。',
  'level-raised': '{number}：升到{level}。',
  'level-raised-worker': '请接手{number}：{category}，{area}，{level}。',
  'level-raised-before': '不用再办{number}：升到{level}。',
  urged: '居民在催：{number}。',
};

/** A world that knows the templates, one report, and the names of its area, team and category. */
export async function ready(lang: 'zh-CN' | 'en' = 'zh-CN') {
  const w = inMemoryNotification();
  await w.templates(TEXTS);
  await w.report(lang);
  await w.copy.area(eventOf(AreaChanged));
  await w.copy.team(eventOf(TeamChanged));
  await w.copy.rules(eventOf(RulesChanged));
  return w;
}
