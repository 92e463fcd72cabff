import type { Head } from '#shared/commit/aggregate.ts';
import { fold } from '#shared/commit/commit.ts';
import { maskPhone } from '../reports/domain/phone.ts';
import type { IntakeDeps } from '../wiring/deps.ts';
import { type CallState, call, listOf } from './domain/call.ts';
import type { CallerItem, WordsItem } from './store.ts';

const DESK = { name: 'desk', attribute: 'desk' };
/** The oldest first: they have waited longest. More than this is no desk's list any more. */
const SHOWN = 100;

const LISTS = ['live', 'draft', 'missed'] as const;

interface Entry {
  readonly id: string;
  readonly state: CallState;
}

/** What waits at the desk of these hotlines. `seen`: the calls whose words are among it, for the audit. */
export async function dutyLists({ main, vault }: IntakeDeps, areas: readonly string[]) {
  const keys = await Promise.all(
    LISTS.flatMap((list) =>
      areas.map((area) => main.keys(DESK, `${list}#${area}`, { limit: SHOWN }).then((page) => page.keys)),
    ),
  );
  const heads = await main.many<Head>(keys.flat());
  const entries = heads
    .map((head): Entry => ({ id: head.pk, state: fold(call, head).state }))
    .sort((a, b) => (sinceOf(a) < sinceOf(b) ? -1 : 1));
  // The index is a moment behind the item: a call that moves from one list to another is on the desk all the time.
  const entriesOf = (list: (typeof LISTS)[number]) => entries.filter(({ state }) => listOf(state) === list);
  const [live, drafts, missed] = [entriesOf('live'), entriesOf('draft'), entriesOf('missed')];
  const all = [...live, ...drafts, ...missed];
  const items = await vault.many<CallerItem & WordsItem>(all.flatMap(keysOf));
  const byKey = new Map(items.map((item) => [`${item.pk} ${item.sk}`, item]));
  const shown = (entry: Entry) => {
    const [callerKey, wordsKey] = vaultKeys(entry);
    const phone = byKey.get(callerKey)?.phone;
    const words = byKey.get(wordsKey);
    const { step, member, tries, urgency, category, lang, ended, started } = entry.state;
    return {
      call: entry.id,
      since: sinceOf(entry),
      started,
      phoneMasked: phone && maskPhone(phone),
      step,
      member,
      live: ended === undefined,
      lang,
      urgency,
      category,
      words: words?.text,
      confidence: words?.confidence,
      tries: tries.length,
    };
  };
  return {
    // A call that somebody took is a draft already, while they still talk.
    live: [...live, ...drafts.filter(({ state }) => state.ended === undefined)].map(shown),
    drafts: drafts.map(shown),
    missed: missed.map(shown),
    seen: all.filter(({ state }) => state.words !== undefined).map(({ id }) => id),
  };
}

const sinceOf = ({ state }: Entry): string => state.since ?? state.started ?? '';

const vaultKeys = ({ id, state }: Entry): [string, string] => [
  `${id} caller#${state.known}`,
  `${id} words#${state.words}`,
];

const keysOf = ({ id, state }: Entry): { pk: string; sk: string }[] => [
  ...(state.known === undefined ? [] : [{ pk: id, sk: `caller#${state.known}` }]),
  ...(state.words === undefined ? [] : [{ pk: id, sk: `words#${state.words}` }]),
];
