import type { HolderWanted } from '#events/casework.ts';
import type { CloudEvent, DataOf } from '#events/envelope.ts';
import type { ReportReceived } from '#events/intake.ts';
import type { AnswerOf } from '#events/reads/define.ts';
import type { IntakeWords } from '#events/reads/intake.ts';
import { commit, type Loaded, load, type Stores } from '#shared/commit/commit.ts';
import { NotYet } from '#shared/commit/decision.ts';
import { type Assessment, assessReport, assessRequest, decide, decideRaised } from './domain/assessment.ts';
import { type DecisionFact, type DecisionState, decision } from './domain/decision.ts';
import { holderFor, sameHolder } from './find-holder.ts';
import { holderAtLevel, nextHolder } from './next-holder.ts';
import type { Community, Reference } from './reference.ts';
import type { Copies } from './store.ts';

/** The part of intake's answer that routing decides by. */
export type Words = Pick<AnswerOf<typeof IntakeWords>, 'words' | 'place' | 'area' | 'category'>;

export interface RouteDeps {
  readonly stores: Stores;
  readonly copies: Copies;
  readonly reference: Community;
  /** The words of a report; undefined when they were erased. */
  readonly wordsOf: (report: string) => Promise<Words | undefined>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/**
 * A report may overtake the import of the taxonomy. It waits this long; then a lead decides. Shorter than all retries of a
 * message together, so that the last attempts decide.
 */
const PATIENCE_MS = 60_000;

type Event<D> = CloudEvent<DataOf<D>>;

/** Answers request 1. @throws NotYet while there are no areas at all: without an area no lead could decide. */
export const onReportReceived = (parts: RouteDeps) => async (event: Event<typeof ReportReceived>) => {
  const { subject, data, time } = event;
  const from = await load(parts.stores.store, decision, subject);
  const { state } = from;
  // A repeated message must not read the resident's words again.
  if (state.request >= 1) return;
  const read = await parts.wordsOf(subject);
  const asked = {
    words: read?.words ?? '',
    place: read?.place,
    area: data.area ?? read?.area,
    category: data.category ?? read?.category,
    urgency: data.urgency,
  };
  const assess = ({ gazetteer, taxonomy }: Reference) =>
    assessReport(gazetteer, taxonomy, data.number, asked);
  const { assessment, reference } = await assessed(parts, assess);
  if (reference.taxonomy.version === 0 && parts.now() - Date.parse(time) < PATIENCE_MS)
    throw new NotYet('no taxonomy');
  const { block } = assessment;
  const named = block && (await holderFor(parts.copies, reference.gazetteer, block, { at: nowOf(parts) }));
  await record(parts, event, decide(assessment, named), from);
};

/**
 * Answers later requests, which keep block and category. A reopened ticket goes to the same holder while they qualify, a
 * raised one to the holder at its level.
 */
export const onHolderWanted = (parts: RouteDeps) => async (event: Event<typeof HolderWanted>) => {
  const { subject, data } = event;
  const from = await load(parts.stores.store, decision, subject);
  const { state } = from;
  if (state.request >= data.request) return;
  const rules = state.answer?.rules;
  const team = state.answer?.type === 'TicketRouted' ? state.answer.team : undefined;
  const assess = ({ gazetteer, taxonomy }: Reference) =>
    assessRequest(gazetteer, rules ?? taxonomy.version, data);
  const { assessment, reference } = await assessed(parts, assess);
  const { gazetteer } = reference;
  const criteria = { at: nowOf(parts) };
  if (data.why === 'level-raised') {
    const named = await nextHolder(parts.copies, gazetteer, data, team, criteria);
    return record(parts, event, decideRaised(assessment, data.area, named), from);
  }
  const { block } = assessment;
  const named =
    block &&
    ((await sameHolder(parts.copies, data.holder, team, criteria)) ??
      (await holderAtLevel(parts.copies, gazetteer, data, criteria)) ??
      (await holderFor(parts.copies, gazetteer, block, criteria)));
  await record(parts, event, decide(assessment, named), from);
};

const nowOf = ({ now }: RouteDeps): string => new Date(now()).toISOString();

/** Assesses by the worker's copy of the reference data, and again by a fresh one when that leaves a doubt. */
async function assessed(parts: RouteDeps, assess: (r: Reference) => Assessment) {
  const first = await parts.reference.current();
  const assessment = first.gazetteer.root === undefined ? undefined : assess(first);
  if (assessment?.block && assessment.category) return { assessment, reference: first };
  const reference = await parts.reference.fresh();
  if (reference.gazetteer.root === undefined) throw new NotYet('no areas');
  return { assessment: assessment && reference === first ? assessment : assess(reference), reference };
}

async function record(
  { stores, now }: RouteDeps,
  { id, time, subject }: CloudEvent<unknown>,
  fact: DecisionFact,
  from: Loaded<DecisionState>,
): Promise<void> {
  const by = { cause: { id, made: time }, at: new Date(now()).toISOString(), actor: 'service:routing' };
  const unlessAnswered = (state: DecisionState) => ({ events: state.request >= fact.request ? [] : [fact] });
  await commit(stores, decision, subject, by, unlessAnswered, { from });
}
