import { actorOf, type Staff } from '#shared/auth/principal.ts';
import { commit } from '#shared/commit/commit.ts';
import type { Store } from '#shared/commit/store.ts';
import { Problem, problems } from '#shared/http/problem.ts';
import { type DutyRow, duty as duties } from '../domain/kinds.ts';
import type { CommunityStore } from '../store/community-store.ts';
import { mayHandOver } from './roster.ts';

export interface HandOverRequest {
  readonly who: Staff;
  readonly key: string;
  readonly fingerprint: string;
  readonly at: string;
  readonly id: string;
  readonly to: string;
  readonly note?: string | undefined;
}

/**
 * Gives a duty to another member. The history records who and when; the note goes to the vault. Repeating a key gives the
 * same answer, although the duty is no longer the caller's.
 * @throws Problem as `mayHandOver`, conflict when the duty changed meanwhile
 */
export async function handOver(
  to: { store: CommunityStore; heads: Store; vault: Pick<Store, 'putNew'> },
  request: HandOverRequest,
): Promise<DutyRow> {
  const { who, key, fingerprint, at, id, note } = request;
  const asked = await mayHandOver(to.store, who, request).catch((refusal: Error) => refusal);
  if (asked instanceof Problem && asked.status === 404) throw asked;
  const cause = { id: `${who.staff}:${key}`, fingerprint, made: at };
  const { state } = await commit(
    { store: to.heads, vault: to.vault },
    duties,
    id,
    { cause, at, actor: actorOf(who) },
    (state) => {
      if (asked instanceof Error) throw asked;
      if (state?.row.member !== asked.member || state.row.to !== asked.to) throw problems.conflict();
      const row = { ...state.row, member: request.to };
      if (row.member === asked.member) return { events: [] };
      return {
        events: [{ type: duties.fact, ...row }],
        ...(note !== undefined && { sides: [{ sk: 'note', text: note }] }),
      };
    },
  );
  if (!state) throw problems.notFound();
  return state.row;
}
