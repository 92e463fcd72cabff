import type { HolderWanted } from '#events/casework.ts';
import type { CloudEvent, DataOf } from '#events/envelope.ts';
import type { ReportReceived } from '#events/intake.ts';
import type { AnswerOf } from '#events/reads/define.ts';
import type { IntakeWords } from '#events/reads/intake.ts';
import { commit, type Loaded, load, type Stores } from '#shared/commit/commit.ts';
import { NotYet } from '#shared/commit/decision.ts';
import { type DecisionFact, type DecisionState, decision } from './domain/decision.ts';
import { conclude, concludeRaised, type Judgement, judgeReport, judgeRequest } from './domain/judgement.ts';
import { holderFor, sameHolder } from './people.ts';
import { atLevel, raised } from './raise.ts';
import type { Community, Reference } from './reference.ts';
import type { Copies } from './store.ts';

/** Of what intake tells of a report that which decides. */
export type Words = Pick<AnswerOf<typeof IntakeWords>, 'words' | 'place' | 'area' | 'category'>;

export interface Parts {
  readonly stores: Stores;
  readonly copies: Copies;
  readonly reference: Community;
  /** The words of a report; undefined when they were erased. */
  readonly wordsOf: (report: string) => Promise<Words | undefined>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/**
 * A report may overtake the import of the taxonomy. It waits so long; then a lead decides. Shorter than all the
 * retries of a message together, so that the last tries decide.
 */
const PATIENCE_MS = 60_000;

type Event<D> = CloudEvent<DataOf<D>>;

/** Request 1. @throws NotYet while there are no areas at all: without any area there is nobody to ask. */
export const onReport = (parts: Parts) => async (event: Event<typeof ReportReceived>) => {
  const { subject, data, time } = event;
  const from = await load(parts.stores.store, decision, subject);
  const { state } = from;
  // Spares residents' words from being read again for a repeated message.
  if (state.request >= 1) return;
  const told = await parts.wordsOf(subject);
  const asked = {
    words: told?.words ?? '',
    place: told?.place,
    area: data.area ?? told?.area,
    category: data.category ?? told?.category,
    urgency: data.urgency,
  };
  const judge = ({ gazetteer, taxonomy }: Reference) => judgeReport(gazetteer, taxonomy, data.number, asked);
  const { judgement, reference } = await judged(parts, judge);
  if (reference.taxonomy.version === 0 && parts.now() - Date.parse(time) < PATIENCE_MS)
    throw new NotYet('no taxonomy');
  const { block } = judgement;
  const named = block && (await holderFor(parts.copies, reference.gazetteer, block, { at: nowOf(parts) }));
  await record(parts, event, conclude(judgement, named), from);
};

/**
 * Request 2 and on: the same block and category. A reopened ticket goes to the same holder while they are there, a
 * raised one to whoever holds tickets of its level.
 */
export const onWanted = (parts: Parts) => async (event: Event<typeof HolderWanted>) => {
  const { subject, data } = event;
  const from = await load(parts.stores.store, decision, subject);
  const { state } = from;
  if (state.request >= data.request) return;
  const rules = state.answer?.rules;
  const team = state.answer?.type === 'TicketRouted' ? state.answer.team : undefined;
  const judge = ({ gazetteer, taxonomy }: Reference) =>
    judgeRequest(gazetteer, rules ?? taxonomy.version, data);
  const { judgement, reference } = await judged(parts, judge);
  const { gazetteer } = reference;
  const asking = { at: nowOf(parts) };
  if (data.why === 'level-raised') {
    const named = await raised(parts.copies, gazetteer, data, team, asking);
    return record(parts, event, concludeRaised(judgement, data.area, named), from);
  }
  const { block } = judgement;
  const named =
    block &&
    ((await sameHolder(parts.copies, data.holder, team, asking)) ??
      (await atLevel(parts.copies, gazetteer, data, asking)) ??
      (await holderFor(parts.copies, gazetteer, block, asking)));
  await record(parts, event, conclude(judgement, named), from);
};

const nowOf = ({ now }: Parts): string => new Date(now()).toISOString();

/** Judges by the worker's copy of the reference data, and once more by a fresh one when that leaves a doubt. */
async function judged(parts: Parts, judge: (r: Reference) => Judgement) {
  const first = await parts.reference.current();
  const judgement = first.gazetteer.root === undefined ? undefined : judge(first);
  if (judgement?.block && judgement.category) return { judgement, reference: first };
  const reference = await parts.reference.fresh();
  if (reference.gazetteer.root === undefined) throw new NotYet('no areas');
  return { judgement: judgement && reference === first ? judgement : judge(reference), reference };
}

async function record(
  { stores, now }: Parts,
  { id, time, subject }: CloudEvent<unknown>,
  fact: DecisionFact,
  from: Loaded<DecisionState>,
): Promise<void> {
  const by = { cause: { id, made: time }, at: new Date(now()).toISOString(), actor: 'service:routing' };
  const unlessAnswered = (state: DecisionState) => ({ events: state.request >= fact.request ? [] : [fact] });
  await commit(stores, decision, subject, by, unlessAnswered, { from });
}
