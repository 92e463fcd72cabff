import { may, type Staff } from '#shared/auth/principal.ts';
import { history } from '#shared/commit/log.ts';
import type { Store } from '#shared/commit/store.ts';
import { badCursor } from '#shared/http/cursor.ts';
import { problems } from '#shared/http/problem.ts';
import { type AggregateName, aggregates, type GrantRow, grantsOf } from '../domain/kinds.ts';
import type { RowAggregate } from '../domain/row.ts';

const VERSIONS_PER_PAGE = 100;
const VERSION = /^[1-9]\d{0,14}$/;

/**
 * The versions of a row, newest first, with when and by whom: each that lies in the caller's areas, since a row may have
 * come from elsewhere. `after`: the version at which the last page ended.
 * @throws Problem not-found, also when every version lies outside the caller's areas; invalid for a strange cursor
 */
export async function versions(
  store: Store,
  who: Staff,
  of: { kind: string; id: string; after?: string | undefined },
) {
  if (!Object.hasOwn(aggregates, of.kind)) throw problems.notFound();
  if (of.after && !VERSION.test(of.after)) throw badCursor();
  const from = of.after ? Number(of.after) : Infinity;
  const kind = of.kind as AggregateName;
  const aggregate = aggregates[kind] as unknown as RowAggregate;
  const subject = kind === 'grants' ? grantsOf(of.id) : of.id;
  const head = await store.get(subject, '-');
  if (head?.kind !== kind) throw problems.notFound();
  const facts = await history(store, aggregate, subject);
  const areas = areasOf(
    kind,
    facts.map(({ state }) => state?.row ?? {}),
  );
  const readable = facts
    .filter((_, n) => areas[n]?.every((area) => may(who, 'community.read', area)))
    .reverse();
  if (readable.length === 0) throw problems.notFound();
  const below = readable.filter(({ version }) => version < from);
  const page = below.slice(0, VERSIONS_PER_PAGE);
  const last = page.at(-1);
  return {
    versions: page.map(({ version, at, actor, state }) => ({
      version,
      at,
      by: actor,
      row: state?.row as Readonly<Record<string, unknown>> | undefined,
    })),
    ...(last && below.length > page.length && { next: String(last.version) }),
  };
}

/** Of each version, the oldest first: the areas that all have to be the caller's; none for what is everybody's. */
function areasOf(kind: AggregateName, rows: readonly object[]): readonly (readonly string[])[] {
  if (kind === 'rules') return rows.map(() => []);
  if (kind === 'grants') return heldAreas(rows as readonly GrantRow[]);
  return rows.map((row) => {
    const { path, area } = row as { path?: string; area?: string };
    return [path ?? area ?? '*'];
  });
}

/** A withdrawn set lies where the rights lay that it took away; one that never held any lies nowhere, so in `*` only. */
function heldAreas(sets: readonly GrantRow[]): string[][] {
  let held = ['*'];
  return sets.map(({ grants }) => {
    if (grants.length > 0) held = grants.map(({ area }) => area);
    return held;
  });
}
