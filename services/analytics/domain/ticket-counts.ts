import type { CountName } from './counts.ts';
import type { Place, TicketFact } from './fact.ts';
import { bucketOf } from './histogram.ts';

type FactOf<W> = Extract<TicketFact, { what: W }>;

const oneOf = (f: TicketFact, ...whats: TicketFact['what'][]): boolean => whats.includes(f.what);

/** The facts that determine a ticket's phase. */
const PHASES = ['opened', 'assigned', 'proposed', 'reopened', 'closed', 'withdrawn'] as const;

/** Attempts after which a call-back counts as done, reached or not. */
const TRIES = 3;

/**
 * The counts of a ticket, from its facts in one ward in any order; undefined when it has moved away. The rules are those
 * of `definitions.ts`; the newest fact that states something wins.
 */
export function ticketCounts(
  unsorted: readonly TicketFact[],
): { place: Place; counts: readonly CountName[] } | undefined {
  const facts = unsorted.toSorted((a, b) => a.version - b.version);
  if (facts.length === 0 || facts.at(-1)?.what === 'moved') return undefined;
  const place = placeBy(facts);
  const phase = facts.findLast((f) => oneOf(f, ...PHASES));
  const answer = answerOf(facts);
  const rating = facts.findLast((f) => (f.what === 'rated' || f.what === 'called') && f.satisfied !== '') as
    | FactOf<'rated' | 'called'>
    | undefined;
  const level = Math.max(1, place.level);
  const closed = phase?.what === 'closed' ? phase : undefined;
  return {
    place: { ...place, level },
    counts: [
      'received',
      `level.${level}`,
      phaseCount(phase?.what),
      ...when(
        facts.some((f) => oneOf(f, 'reopened')),
        'reopened',
      ),
      ...callback(facts),
      ...when(answer !== undefined, 'answered'),
      ...when(answer === 'solved', 'solved'),
      ...when(closed !== undefined && answer === 'solved', `solvedAt.${level}`),
      ...when(rating !== undefined, 'rated'),
      ...when(rating?.satisfied === 'satisfied', 'satisfied'),
      ...(closed ? [`close~${bucketOf(closed.seconds)}` as const] : []),
    ],
  };
}

const when = (condition: boolean, name: CountName): CountName[] => (condition ? [name] : []);

function phaseCount(what: TicketFact['what'] | undefined): CountName {
  return what === 'proposed' || what === 'closed' || what === 'withdrawn' ? what : 'open';
}

/** Each part by the newest fact that says it. */
function placeBy(facts: readonly TicketFact[]): Place {
  const newest = <K extends keyof Place>(key: K): Place[K] =>
    (facts.findLast((f) => f.place[key]) ?? facts[0])?.place[key] as Place[K];
  return {
    area: newest('area'),
    category: newest('category'),
    urgency: newest('urgency'),
    channel: newest('channel'),
    level: newest('level'),
  };
}

/** Was it solved, by the newest answer of the resident, on the page, by SMS or on the phone? */
function answerOf(facts: readonly TicketFact[]): 'solved' | 'not' | undefined {
  const newest = facts.findLast(
    (f) =>
      f.what === 'rated' ||
      f.what === 'reopened' ||
      (f.what === 'called' && f.reached && f.solved !== '') ||
      (f.what === 'closed' && f.by !== 'unreached'),
  );
  if (!newest) return undefined;
  if (newest.what === 'closed') return 'solved';
  return 'solved' in newest && newest.solved === 'solved' ? 'solved' : 'not';
}

/** Whether a solution was ever proposed, and whether somebody followed the newest one up. */
function callback(facts: readonly TicketFact[]): CountName[] {
  const proposal = facts.findLast((f) => oneOf(f, 'proposed'));
  const ended = facts.some((f) => oneOf(f, 'closed'));
  if (!proposal && !ended) return [];
  const followed = facts.some(
    (f) =>
      f.version > (proposal?.version ?? 0) &&
      (oneOf(f, 'rated', 'reopened', 'closed') || (f.what === 'called' && (f.reached || f.attempt >= TRIES))),
  );
  return ['everProposed', ...when(followed, 'covered')];
}
