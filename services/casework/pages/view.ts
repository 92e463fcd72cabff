import type { Language } from '#events/fields.ts';
import type { FactSpec } from '#shared/command/fact.ts';
import type { Recorded } from '#shared/commit/log.ts';
import { say } from '#shared/text/language.ts';
import { type TicketEvent, ticketFacts } from '../commands/aggregate.ts';
import type { Listed } from '../lists/lists.ts';
import { areaOf, type Ticket, type TicketPhase, wantsAttention } from '../ticket/ticket.ts';
import type { Text } from './store.ts';

/** How a state is called on pages and in the API; `doubtful` is a received ticket that waits for a lead's decision. */
export function stateOf({ phase, heldFor }: Ticket): TicketPhase | 'doubtful' {
  if (phase === 'received' && heldFor !== undefined) return 'doubtful';
  // What has no fact yet was received: its ticket is a moment behind.
  return phase === 'none' ? 'received' : phase;
}

/** A row of a list: no words, no person. */
export const summary = ({ id, changed, ticket: t }: Listed) => ({
  id,
  number: t.number,
  state: stateOf(t),
  category: t.placement?.category ?? t.chosen.category,
  urgency: t.placement?.urgency ?? 'normal',
  area: areaOf(t),
  holder: t.placement?.holder,
  level: t.placement?.level ?? 1,
  cycle: t.cycle,
  /** How many holders were named, call-backs of this cycle, and how often the resident asked to hurry. */
  assignment: t.assignment,
  attempts: t.attempts,
  urged: t.urged,
  openedAt: t.openedAt,
  changedAt: changed,
  proposedAt: t.phase === 'proposed' ? t.proposedAt : undefined,
  attention: wantsAttention(t),
});

type Closed = Extract<TicketEvent, { type: 'TicketClosed' }>;

type History = readonly Recorded<Ticket, TicketEvent>[];

const specOf = ({ type }: TicketEvent): Pick<FactSpec<Ticket, never>, 'label' | 'shownTo'> =>
  ticketFacts[type];

/** What happened when and by whom, as staff read it: also to whom it went and how it ended. */
export const stepsForStaff = (history: History, lang: Language) =>
  history
    .filter(({ event }) => specOf(event).shownTo !== 'nobody')
    .map(({ event, at, actor }) => ({
      type: event.type,
      label: say(specOf(event).label, lang),
      at,
      actor,
      ...detailsOf(event),
    }));

/** What happened when: who did it is the service's affair, and so is what only staff are shown. */
export const stepsForResident = (history: History) =>
  history
    .filter(({ event }) => specOf(event).shownTo === undefined)
    .map(({ event, at }) => ({ type: event.type, at }));

function detailsOf(event: TicketEvent): { holder?: string; level?: number; by?: Closed['by'] } {
  switch (event.type) {
    case 'TicketAssigned':
      return { holder: event.holder, level: event.level };
    case 'TicketLevelRaised':
      return { level: event.level };
    case 'TicketClosed':
      return { by: event.by };
    default:
      return {};
  }
}

/** Texts in the order of the facts that they belong to, each once; an orphan (its fact was refused) is left out. */
export const textsInOrder = (history: History, texts: ReadonlyMap<string, Text>) =>
  history.flatMap(({ words, at }, n) => {
    const found = texts.get(words);
    // Facts of one answer share its words: the first of them tells.
    const isFirst = history.findIndex((other) => other.words === words) === n;
    return found && isFirst ? [{ at, text: found.text, outcome: found.outcome, solved: found.solved }] : [];
  });

/** The officers' calls with what came of them, in all cycles. */
export const callbacks = (history: History, texts: ReadonlyMap<string, Text>) =>
  history.flatMap(({ event, state, words, at, actor }) => {
    if (event.type !== 'CallbackRecorded') return [];
    const { type: _type, ...said } = event;
    return [
      { at, actor, cycle: state.cycle, attempt: state.attempts, ...said, words: texts.get(words)?.text },
    ];
  });
