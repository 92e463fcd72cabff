import type { Zone } from '#shared/calendar/zone.ts';
import { type By, type Committed, commit, type Loaded, load, type Stores } from '#shared/commit/commit.ts';
import type { Decided } from '#shared/commit/decision.ts';
import { log } from '#shared/observe/log.ts';
import type { Copies, Table } from '../copies/copies.ts';
import {
  giveUp,
  hold,
  PATIENCE,
  putBack,
  RECEIPT,
  refused,
  sent,
  skip,
  standing,
  start,
} from '../domain/decide.ts';
import type { MessageFact } from '../domain/facts.ts';
import { type Message, message } from '../domain/message.ts';
import type { Queued, Took, Work } from '../domain/queued.ts';
import { NotTaken, ProviderRefused, type SmsProvider } from '../provider/sms-provider.ts';
import { type Composed, compose } from './compose.ts';
import type { Contact } from './contact.ts';
import { countOutcome } from './count.ts';
import { respectQuiet } from './quiet-hours.ts';
import { applyEarly, rememberRef } from './receipts.ts';

export interface DeliveryDeps {
  readonly stores: Stores;
  readonly table: Table;
  readonly copies: Copies;
  readonly contact: (queued: Queued) => Promise<Contact | undefined>;
  readonly provider: SmsProvider;
  /** Puts work into the function's own queue, delayed by this many seconds. */
  readonly enqueue: (work: Work, delaySeconds: number) => Promise<void>;
  readonly now: () => number;
  /** The zone of quiet hours and of times in texts. */
  readonly zone: Zone;
  /** A new id for every attempt: what one attempt records is never taken for another's. */
  readonly attemptId: () => string;
}

type Ready = Extract<Composed, { text: string }>;
type Decide = (state: Message, now: string) => Decided<MessageFact>;
/** `from`: the message as it was read for this step. */
type Record = (
  step: string,
  decide: Decide,
  from?: Loaded<Message>,
) => Promise<Committed<Message, MessageFact>>;

/**
 * One attempt at one message. Claims the message, calls the provider, keeps the reference; that it was sent goes on
 * record with its receipt, or after a minute without one. Whoever comes meanwhile or again finds the claim, and a claim
 * without an outcome gets the time in which its outcome would have come: at most one call normally; a second one only
 * when the answer to the first was lost. What is sent at once goes on record with its claim, what has to wait before.
 * @throws Wait (quiet hours, another attempt), NotYet (no templates), NotTaken, or the provider's unclear error: to be
 * tried again later
 */
export async function deliver(deps: DeliveryDeps, work: Work): Promise<void> {
  const { message: id, queued, happened } = work;
  const times = (now: string) => ({ happened, until: queued.until, now });
  const attempt = `send.${deps.attemptId()}`;
  const record: Record = (step, decide, from) => recordStep(deps, id, `${attempt}.${step}`, decide, from);

  if (work.took) return void (await settle(record, work.took));
  const from = await load(deps.stores.store, message, id);
  const { state } = from;
  const surrender = (why: Parameters<typeof giveUp>[2]['why']) =>
    record('give-up', (m, now) => giveUp(m, queued, { ...times(now), why }), from);
  const way = standing(state, times(iso(deps.now())));
  if (way === 'settled') return;
  if (state.state === 'sending' && work.waitedFor !== state.startedAt)
    return deps.enqueue({ ...work, waitedFor: state.startedAt }, PATIENCE);
  if (way !== 'free') return void (await surrender(way));

  const composed = await ready(deps, state, queued).catch(async (error) => {
    await record('hold', (m) => hold(m, queued), from);
    throw error;
  });
  if (composed === 'off') return void (await record('skip', (m) => skip(m, queued), from));
  if ('cannot' in composed) return void (await surrender(composed.cannot));

  const claim = await record('start', (m, now) => start(m, queued, { ...times(now), ...composed }), from);
  if (!claim.events.some(({ type }) => type === 'SendingStarted')) return;
  await call(deps, work, composed, record);
}

/** What was frozen first counts: a later event's work item may know newer templates. */
async function ready(deps: DeliveryDeps, { queued: frozen, template }: Message, queued: Queued) {
  const of = frozen ?? queued;
  await respectQuiet(deps, of);
  return compose(deps, of, template ?? of.template, deps.contact);
}

const settle = (record: Record, took: Took) => record('sent', (m) => sent(m, took));

/** Calls the provider and keeps what it said; without a clear answer the claim stays until its lease is over. */
async function call(
  deps: DeliveryDeps,
  work: Work,
  { to, text, parts: size }: Ready,
  record: Record,
): Promise<void> {
  let ref: string;
  try {
    ({ ref } = await deps.provider.send(to, text));
  } catch (error) {
    if (error instanceof ProviderRefused) return void (await record('refused', (m) => refused(m, error.why)));
    if (error instanceof NotTaken) await record('put-back', putBack);
    throw error;
  }
  const took = { ref, at: iso(deps.now()), parts: size };
  await rememberRef(deps, took, work.message);
  if (await applyEarly(deps, ref)) return;
  await deps.enqueue({ ...work, took }, RECEIPT).catch((error) => {
    log.warn('a sent message goes on record at once', { error: (error as Error).name });
    return settle(record, took);
  });
}

async function recordStep(
  { stores, now }: DeliveryDeps,
  id: string,
  cause: string,
  decide: Decide,
  from?: Loaded<Message>,
): Promise<Committed<Message, MessageFact>> {
  const at = iso(now());
  const by: By = { cause: { id: cause }, at, actor: 'service:notification' };
  const done = await commit(stores, message, id, by, (state) => decide(state, at), { from });
  countOutcome(done.events);
  const { purpose } = done.state.queued ?? {};
  log.info('message', { purpose, state: done.state.state, why: done.state.why, outcome: done.outcome });
  return done;
}

const iso = (ms: number): string => new Date(ms).toISOString();
