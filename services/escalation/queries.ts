import type { Stage } from '#events/fields.ts';
import { areasFor, covers, may } from '#shared/auth/principal.ts';
import type { Rows } from '#shared/aws/rows.ts';
import type { Head } from '#shared/commit/aggregate.ts';
import { fold, load } from '#shared/commit/commit.ts';
import type { Reads } from '#shared/commit/store.ts';
import { type Call, ok } from '#shared/http/call.ts';
import { fromCursor, toCursor } from '#shared/http/cursor.ts';
import { problems } from '#shared/http/problem.ts';
import { validate } from '#shared/http/validate.ts';
import { clock } from './domain/aggregate.ts';
import { type Clock, isoOf } from './domain/clock.ts';
import { statusOf } from './domain/deadline-status.ts';
import { lateIn, Position } from './late-list.ts';
import type { CommunityReference } from './reference.ts';
import type manifest from './service.ts';

type Routes = (typeof manifest)['routes'];

export interface QueryDeps {
  readonly rows: Pick<Rows, 'keys' | 'many'>;
  readonly store: Reads;
  readonly community: Pick<CommunityReference, 'areas'>;
}

const MOST = 50;

/** The queries about clocks: deadlines of tickets, the resident's next promise, what is late. */
export function clockQueries({ rows, store, community }: QueryDeps) {
  return {
    clocks: async ({ who, query }: Call<Routes['clocks']>) => {
      const ids = [...new Set(query.ids.split(',').filter((id) => ID.test(id)))].slice(0, MOST);
      const heads = await rows.many<Head>(ids.map((pk) => ({ pk, sk: '-' })));
      const seen = heads
        .map((head) => ({ id: head.pk, state: fold(clock, head as unknown as Head).state }))
        .filter(({ state }) => state.place.area !== undefined && may(who, 'ticket.read', state.place.area));
      return ok({
        clocks: Object.fromEntries(seen.map(({ id, state }) => [id, { deadlines: shown(state) }])),
      });
    },

    track: async ({ who, params }: Call<Routes['track']>) => {
      if (params.id !== who.report) throw problems.notFound();
      const { state } = await load(store, clock, who.report);
      const promise = promiseOf(state);
      return ok(promise ? { promise } : {});
    },

    late: async ({ who, query, lang }: Call<Routes['late']>) => {
      const mine = areasFor(who, 'ticket.read');
      const wanted = query.area;
      const held = wanted === undefined ? mine : mine.filter((a) => covers(a, wanted)).map(() => wanted);
      if (held.length === 0) throw problems.notFound();
      const after = query.after ? validate(Position, fromCursor(query.after), lang) : undefined;
      const { late, next } = await lateIn(rows, await community.areas(), held, after);
      return ok({ late, next: toCursor(next) });
    },
  };
}

/** Subjects only: rows of other kinds cannot be queried. */
const ID = /^[RC][\w.-]{1,127}$/;

/** Every deadline that was not dropped, ordered by due instant. A rise is shown while it lies ahead. */
function shown(state: Clock) {
  return state.deadlines
    .flatMap((d) => {
      const { state: is, done } = statusOf(state, d);
      if (is === 'dropped') return [];
      return [
        {
          stage: d.stage as Stage,
          cycle: d.cycle,
          level: d.level,
          due: isoOf(d.due),
          near: isoOf(d.near),
          state: is,
          ...(done !== undefined && { done: isoOf(done), late: done > d.due }),
          ...(d.provisional && { provisional: true }),
          ...(is === 'missed' && d.rise !== undefined && !d.risen && { rise: isoOf(d.rise) }),
        },
      ];
    })
    .sort((a, b) => (a.due < b.due ? -1 : 1));
}

/** What a resident is promised next: the first contact, else the solution. Never an instant that has passed. */
function promiseOf(state: Clock) {
  const open = state.deadlines.filter((d) => statusOf(state, d).state === 'open');
  const next = open.find((d) => d.stage === 'contact') ?? open.find((d) => d.stage === 'resolve');
  return next && { stage: next.stage, due: isoOf(next.due), provisional: next.provisional !== undefined };
}
