import type { CloudEvent } from '#events/envelope.ts';
import { commit, type Stores } from '#shared/commit/commit.ts';
import { NotYet } from '#shared/commit/decision.ts';
import { log, metric } from '#shared/observe/log.ts';
import { type CalledFor, calledFor } from '../domain/called-for.ts';
import { queue } from '../domain/decide.ts';
import { message, messageId, type Queued } from '../domain/message.ts';
import { settled } from '../domain/moves.ts';
import { plan } from '../domain/plan.ts';
import type { PlanLine } from '../domain/plan-line.ts';
import type { Reference, ReportRow, TemplateSet } from '../store.ts';

export interface QueueingParts {
  readonly stores: Stores;
  readonly reference: Reference;
  /** Puts the message's id into the work queue of `send`. */
  readonly enqueue: (id: string) => Promise<void>;
  readonly now: () => number;
}

/** What the messages use of the events' data, whichever event it is. */
export interface NewsData {
  readonly number?: string | undefined;
  readonly cycle?: number;
  readonly request?: number;
  readonly reachable?: boolean;
  readonly holder?: string;
  readonly area?: string | undefined;
  readonly category?: string | undefined;
  readonly team?: string;
}

/**
 * Queues every message that an event calls for, then enqueues it. A repeated event finds its messages queued and
 * enqueues those again that are not settled: if the first enqueuing failed, nothing is stuck, and `send` skips what
 * was sent meanwhile.
 * @throws NotYet when the report itself is not known yet
 */
export const queueMessages =
  (parts: QueueingParts) =>
  async (event: CloudEvent<NewsData>): Promise<void> => {
    const called = calledFor(plan, event.type, event.data);
    if (called.length === 0) return;
    const report = called.some(({ line }) => needsReport(line, event.data))
      ? await reportOf(parts, event.subject)
      : undefined;
    const templates = await parts.reference.latestTemplates();
    for (const one of called)
      for (const member of await recipients(parts, one.line, event.data))
        await queueOne(parts, event, queuedFrom(event, one, member, report, templates), templates);
  };

async function queueOne(
  { stores, enqueue, now }: QueueingParts,
  event: CloudEvent<NewsData>,
  queued: Queued,
  templates: TemplateSet | undefined,
): Promise<void> {
  const id = messageId(queued);
  const at = new Date(now()).toISOString();
  const by = { cause: { id: event.id, made: event.time }, at, actor: 'service:notification' };
  const on = !templates || Object.hasOwn(templates.texts, queued.purpose);
  const { state, outcome } = await commit(stores, message, id, by, (standing) =>
    queue(standing, queued, { happened: event.time, now: at, on }),
  );
  if (!settled(state.state)) await enqueue(id);
  log.info('message', { purpose: queued.purpose, state: state.state, outcome });
}

function queuedFrom(
  { subject, data }: CloudEvent<NewsData>,
  { line, occurrence }: CalledFor,
  member: string | undefined,
  report: ReportRow | undefined,
  templates: TemplateSet | undefined,
): Queued {
  const named = (field: 'category' | 'team') => (line.fields.includes(field) ? data[field] : undefined);
  return {
    about: subject,
    purpose: line.purpose,
    to: member ? 'member' : 'caller',
    ...(member && { member }),
    occurrence,
    // Staff read the community's working language; a caller chose theirs when reporting.
    lang: member ? 'zh-CN' : (report?.lang ?? 'zh-CN'),
    number: data.number ?? report?.number ?? '',
    ...(templates && { template: templates.version }),
    ...(data.area && { area: data.area }),
    ...(named('category') && { category: named('category') as string }),
    ...(named('team') && { team: named('team') as string }),
  };
}

const needsReport = (line: PlanLine, { number }: NewsData) => line.to === 'caller' || !number;

async function reportOf({ reference }: QueueingParts, id: string): Promise<ReportRow> {
  const report = await reference.report(id);
  if (!report) throw new NotYet(`the report ${id} is not known yet`);
  return report;
}

/** `undefined` stands for the caller. */
async function recipients(
  { reference }: QueueingParts,
  { to }: PlanLine,
  { holder, area = '' }: NewsData,
): Promise<(string | undefined)[]> {
  if (to === 'caller') return [undefined];
  if (to === 'holder') return holder ? [holder] : [];
  const leads = await reference.leadsFor(area);
  if (leads.length === 0) {
    metric('nobody_to_tell', 1);
    log.warn('no lead is responsible for the area', { area });
  }
  return leads;
}
