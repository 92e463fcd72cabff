import type { CloudEvent } from '#events/envelope.ts';
import { log } from '#shared/observe/log.ts';
import type { Copies } from '../copies/copies.ts';
import { type CalledFor, calledFor } from '../domain/called-for.ts';
import { plan } from '../domain/plan.ts';
import type { Field, PlanLine } from '../domain/plan-line.ts';
import { messageId, type Queued, type Work } from '../domain/queued.ts';
import type { EventFields } from './event-fields.ts';
import { type Addressee, recipients } from './recipients.ts';

export interface QueueingDeps {
  readonly copies: Copies;
  /** Puts work into the queue of `send`. */
  readonly enqueue: (work: Work) => Promise<void>;
}

/**
 * Enqueues every message that an event calls for and the community had a text for when it happened. Nothing is written:
 * the queue keeps the work, and `send` puts the message on record when it takes it up. A repeated event enqueues again;
 * the message's id tells `send` that it was sent.
 */
export const queueMessages =
  (deps: QueueingDeps) =>
  async (event: CloudEvent<EventFields>): Promise<void> => {
    const inPlan = calledFor(plan, event.type, event.data);
    if (inPlan.length === 0) return;
    // By the texts of that time, so that what is switched on later tells no old news, however often it comes again.
    const had = await deps.copies.templatesWhen(event.time);
    const called = inPlan.filter(({ line }) => !had || had.texts[line.purpose]);
    if (called.length === 0) return;
    const template = await deps.copies.latestTemplates();
    for (const one of called)
      for (const addressee of await recipients(deps.copies, one.line, event.subject, event.data)) {
        const queued = await queuedFrom(deps.copies, event, one, addressee);
        const frozen = { ...queued, ...(template !== undefined && { template }) };
        const message = messageId(queued, keyOf(one.line, event));
        await deps.enqueue({ message, queued: frozen, happened: event.time });
        log.info('called for', { purpose: queued.purpose, id: message });
      }
  };

async function queuedFrom(
  copies: Copies,
  { subject, data }: CloudEvent<EventFields>,
  { line, occurrence }: CalledFor,
  addressee: Addressee,
): Promise<Queued> {
  const member = 'member' in addressee ? addressee.member : undefined;
  const about = 'caller' in addressee ? addressee.caller : (data.about ?? data.member ?? subject);
  const report = asksForMore(line, data) ? await copies.report(about) : undefined;
  return {
    about,
    purpose: line.purpose,
    to: member ? 'member' : 'caller',
    ...(member && { member }),
    occurrence,
    // Staff read the community's working language; a caller chose theirs when reporting.
    lang: member ? 'zh-CN' : (data.lang ?? report?.lang ?? 'zh-CN'),
    number: data.number ?? report?.number ?? '',
    ...(data.area && { area: data.area }),
    ...frozenFields(line.fields, data),
    ...(line.untilDue && data.due && { until: data.due }),
    ...((line.prompt || data.urgency === 'emergency') && { prompt: true as const }),
  };
}

/** The codes and instants that the text will name. */
function frozenFields(fields: readonly Field[], data: EventFields): Partial<Queued> {
  const { category, team, stage, level, due, provisional, numbers } = data;
  const wanted = new Set(fields);
  return {
    ...(wanted.has('category') && category && { category }),
    ...(wanted.has('team') && team && { team }),
    ...(wanted.has('stage') && stage && { stage }),
    ...(wanted.has('level') && level && { level }),
    ...(wanted.has('due') && due && { due, ...(provisional && { provisional: true as const }) }),
    ...(wanted.has('list') && numbers && { list: [...numbers] }),
  };
}

/**
 * An answer is told apart by the SMS that it answers. One that means nothing is answered once an hour instead, so that
 * two machines that answer each other soon fall silent.
 */
function keyOf(
  { occurrence }: PlanLine,
  { subject, time, data }: CloudEvent<EventFields>,
): string | undefined {
  if (occurrence !== 'answer') return undefined;
  return data.why === 'several' ? subject : time.slice(0, 13);
}

/** Events of an earlier version did not say the caller's language, and not always the number. */
const asksForMore = ({ to, fields }: PlanLine, { number, lang }: EventFields): boolean =>
  ((to === 'caller' || to === 'asker') && !lang) || (fields.includes('number') && !number);
