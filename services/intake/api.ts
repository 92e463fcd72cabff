import type { JWTVerifyGetKey } from 'jose';
import { api } from '#shared/api/api.ts';
import { grantReader } from '#shared/auth/grants.ts';
import { actorOf } from '#shared/auth/principal.ts';
import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { commit, load } from '#shared/commit/commit.ts';
import { dynamoStore } from '#shared/commit/dynamo-store.ts';
import { env } from '#shared/env.ts';
import { authenticator } from '#shared/http/authenticate.ts';
import { created, ok } from '#shared/http/call.ts';
import { problems } from '#shared/http/problem.ts';
import type contract from './contract.ts';
import { dutyDesk } from './desk.ts';
import { maskPhone } from './domain/phone.ts';
import { report, withdraw } from './domain/report.ts';
import { answersOf, newDraft, saveAnswers } from './drafts.ts';
import { Limits } from './limits.ts';
import { Photos, photosPlace } from './photos/bucket.ts';
import { photoRoutes } from './photos/routes.ts';
import { admitReport, type Parts, publicKey, receiveReport } from './receive.ts';
import { Secrets } from './secrets.ts';
import manifest from './service.ts';
import { wordsOf } from './store.ts';
import { residentToken, TOKEN_SECONDS } from './token.ts';
import { openedBy } from './track.ts';
import { enterVisit } from './visits.ts';

const client = documentClient();
const main = new Rows(client, env.table('main'));
const vault = new Rows(client, env.table('vault'));
const stores = { store: dynamoStore(client, main.table), vault: dynamoStore(client, vault.table) };
const secrets = new Secrets(vault);
const limit = new Limits(main, secrets, env.limitTimes);
const parts: Parts = { main, vault, stores, secrets, zone: env.zone };

const ownKeys: JWTVerifyGetKey = async (header, token) => (await secrets.signingPair()).verify(header, token);
const who = authenticator(grantReader(main), () => ownKeys);

export const handler = api<typeof manifest, typeof contract>(manifest, who, {
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
    const admitted = await admitReport(parts, limit, body, by, address);
    return created(await receiveReport(parts, body, by, admitted));
  },

  track: async ({ body, at, address }) => {
    const report = await openedBy(parts, limit, body, { at, address });
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

  visit: enterVisit(parts),

  ...photoRoutes(parts, limit, new Photos(photosPlace())),

  ...dutyDesk(parts),

  health: async () => ok({ ok: true }),
});
