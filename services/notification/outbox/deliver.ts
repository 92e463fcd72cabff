import { type By, type Committed, commit, load, type Stores } from '#shared/commit/commit.ts';
import type { Decided } from '#shared/commit/decision.ts';
import { log } from '#shared/observe/log.ts';
import { giveUp, hold, putBack, refused, sent, skip, standing, start } from '../domain/decide.ts';
import { type Message, type MessageFact, message } from '../domain/message.ts';
import type { Queued, Work } from '../domain/queued.ts';
import { NotTaken, ProviderRefused, type SmsProvider } from '../provider/sms-provider.ts';
import type { Reference, Table } from '../store.ts';
import { type Composed, compose } from './compose.ts';
import type { Contact } from './contact.ts';
import { respectQuiet } from './quiet-hours.ts';
import { applyEarly, rememberRef } from './receipts.ts';

export interface DeliveryParts {
  readonly stores: Stores;
  readonly table: Table;
  readonly reference: Reference;
  readonly contact: (queued: Queued) => Promise<Contact | undefined>;
  readonly provider: SmsProvider;
  readonly now: () => number;
  /** A new id for every attempt: what one attempt records is never taken for another's. */
  readonly attemptId: () => string;
}

type Ready = Extract<Composed, { text: string }>;
type Decide = (state: Message, now: string) => Decided<MessageFact>;
type Record = (step: string, decide: Decide) => Promise<Committed<Message, MessageFact>>;

/**
 * One attempt at one message. Claims the message, calls the provider, records the answer. Whoever comes meanwhile or
 * again finds the claim: at most one call normally; a second one only when the answer to the first was lost.
 * What is sent at once goes on record with its claim, what has to wait before.
 * @throws Wait (quiet hours, another attempt), NotYet (no templates), NotTaken, or the provider's unclear error: to be
 * tried again later
 */
export async function deliver(parts: DeliveryParts, work: Work): Promise<void> {
  const { message: id, queued, happened } = work;
  const times = (now: string) => ({ happened, until: queued.until, now });
  const attempt = `send.${parts.attemptId()}`;
  const record: Record = (step, decide) => recordStep(parts, id, `${attempt}.${step}`, decide);
  const surrender = (why: Parameters<typeof giveUp>[2]['why']) =>
    record('give-up', (m, now) => giveUp(m, queued, { ...times(now), why }));

  const { state } = await load(parts.stores.store, message, id);
  const way = standing(state, times(iso(parts.now())));
  if (way === 'settled') return;
  if (way !== 'free') return void (await surrender(way));

  const composed = await ready(parts, state, queued).catch(async (error) => {
    await record('hold', (m) => hold(m, queued));
    throw error;
  });
  if (composed === 'off') return void (await record('skip', (m) => skip(m, queued)));
  if ('cannot' in composed) return void (await surrender(composed.cannot));

  const claim = await record('start', (m, now) => start(m, queued, { ...times(now), ...composed }));
  if (!claim.events.some(({ type }) => type === 'SendingStarted')) return;
  await call(parts, id, composed, record);
}

/** What was frozen first counts: a later event's work item may know newer templates. */
async function ready(parts: DeliveryParts, { queued: frozen, template }: Message, queued: Queued) {
  const of = frozen ?? queued;
  await respectQuiet(parts, of);
  return compose(parts.reference, of, template ?? of.template, parts.contact);
}

/** Calls the provider and records what it said; without a clear answer the claim stays until its lease is over. */
async function call(
  parts: DeliveryParts,
  id: string,
  { to, text, parts: size }: Ready,
  record: Record,
): Promise<void> {
  let ref: string;
  try {
    ({ ref } = await parts.provider.send(to, text));
  } catch (error) {
    if (error instanceof ProviderRefused) return void (await record('refused', (m) => refused(m, error.why)));
    if (error instanceof NotTaken) await record('put-back', putBack);
    throw error;
  }
  await rememberRef(parts, ref, id);
  await record('sent', (m) => sent(m, ref, size));
  await applyEarly(parts, ref);
}

async function recordStep(
  { stores, now }: DeliveryParts,
  id: string,
  cause: string,
  decide: Decide,
): Promise<Committed<Message, MessageFact>> {
  const at = iso(now());
  const by: By = { cause: { id: cause }, at, actor: 'service:notification' };
  const done = await commit(stores, message, id, by, (state) => decide(state, at));
  const { purpose } = done.state.queued ?? {};
  log.info('message', { purpose, state: done.state.state, why: done.state.why, outcome: done.outcome });
  return done;
}

const iso = (ms: number): string => new Date(ms).toISOString();
