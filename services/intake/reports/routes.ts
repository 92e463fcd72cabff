import { actorOf } from '#shared/auth/principal.ts';
import { commit, load } from '#shared/commit/commit.ts';
import { created, ok } from '#shared/http/call.ts';
import { problems } from '#shared/http/problem.ts';
import type { Limits } from '../limits/limits.ts';
import { residentToken, TOKEN_SECONDS } from '../tokens/token.ts';
import type { IntakeDeps } from '../wiring/deps.ts';
import type { RoomHandlers } from '../wiring/room-handlers.ts';
import type { reportContract } from './contract.ts';
import { maskPhone } from './domain/phone.ts';
import { report, withdraw } from './domain/report.ts';
import { answersOf, newDraft, saveAnswers } from './drafts.ts';
import type { reports } from './manifest.ts';
import { admitReport, publicKey, receiveReport } from './receive.ts';
import { wordsOf } from './store.ts';
import { openedBy } from './track.ts';
import { enterVisit } from './visits.ts';

/** Forms, reports, the resident's way back to theirs, and what staff enter for somebody. */
export function reportRoutes(deps: IntakeDeps, limit: Limits) {
  const { main, vault, stores, secrets } = deps;
  return {
    newDraft: async ({ address, at }) => {
      await limit.address('draft', address, at);
      return created({ draft: await newDraft(vault, at) });
    },

    draft: async ({ params, at }) => ok({ answers: await answersOf(vault, params.draft ?? '', at) }),

    saveDraft: async ({ params, body, address, at }) => {
      await limit.address('answers', address, at);
      return ok({ answers: await saveAnswers(vault, params.draft ?? '', body.answers, at) });
    },

    report: async ({ body, key, fingerprint, at, who, address }) => {
      const by = { key: publicKey(key), fingerprint, at, actor: actorOf(who) };
      const admitted = await admitReport(deps, limit, body, by, address);
      return created(await receiveReport(deps, body, by, admitted));
    },

    track: async ({ body, at, address }) => {
      const report = await openedBy(deps, limit, body, { at, address });
      const token = await residentToken(await secrets.signingPair(), report, at);
      return ok({ token, report, expiresIn: TOKEN_SECONDS });
    },

    keys: async () => ({
      ...ok({ keys: [(await secrets.signingPair()).jwk] }),
      headers: { 'cache-control': 'public, max-age=300' },
    }),

    ownReport: async ({ params, who }) => {
      const id = params.report ?? '';
      const words = who.report === id ? await wordsOf(main, vault, id) : undefined;
      if (!words) throw problems.notFound();
      const { state } = await load(stores.store, report, id);
      return ok({
        number: state.number,
        receivedAt: state.receivedAt,
        channel: words.channel,
        lang: words.lang,
        words: words.words,
        place: words.place,
        area: words.area,
        category: words.category,
        phone: words.phone && maskPhone(words.phone),
      });
    },

    withdraw: async ({ params, who, key, fingerprint, at }) => {
      const id = params.report ?? '';
      if (who.report !== id) throw problems.notFound();
      const cause = { id: `withdraw:${key}`, fingerprint };
      await commit(stores, report, id, { cause, at, actor: actorOf(who) }, withdraw(at));
      return ok({ withdrawn: true });
    },

    visit: enterVisit(deps),
  } satisfies RoomHandlers<typeof reports.routes, typeof reportContract>;
}
