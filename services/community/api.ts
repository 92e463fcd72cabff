import { SQSClient } from '@aws-sdk/client-sqs';
import { api } from '#shared/api/api.ts';
import { atOnce } from '#shared/at-once.ts';
import { grantReader } from '#shared/auth/grants.ts';
import { actorOf, type Staff } from '#shared/auth/principal.ts';
import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { dynamoStore } from '#shared/commit/dynamo-store.ts';
import { env } from '#shared/env.ts';
import { authenticator } from '#shared/http/authenticate.ts';
import { accepted, ok } from '#shared/http/call.ts';
import { toCursor } from '#shared/http/cursor.ts';
import { problems } from '#shared/http/problem.ts';
import { ownReader } from '#shared/vault/own-reader.ts';
import type contract from './contract.ts';
import { exported } from './export/export.ts';
import { acceptImport } from './import/accept.ts';
import { importStore } from './import/run/imports.ts';
import { enqueuer } from './import/run/message.ts';
import { errorPage, firstFlaws, importView, problemOf, rejection } from './import/view.ts';
import { areaPage } from './queries/areas.ts';
import { publicDirectory } from './queries/directory.ts';
import { versions } from './queries/history.ts';
import { me } from './queries/me.ts';
import { cacheable, publicAreas, publicTaxonomy } from './queries/public-answers.ts';
import { handOver } from './roster/hand-over.ts';
import { dutyNow, type NamesOf, roster } from './roster/roster.ts';
import manifest from './service.ts';
import { communityStore } from './store/community-store.ts';
import { memberContact, personalOf } from './store/contacts.ts';

const client = documentClient();
const rows = new Rows(client, env.table('main'));
const vault = new Rows(client, env.table('vault'));
const store = communityStore(rows);
const imports = importStore(vault);
const stores = {
  store,
  heads: dynamoStore(client, rows.table),
  vault: dynamoStore(client, vault.table),
};
const enqueue = enqueuer(new SQSClient({}), () => env.queue('work'));
const ownName = ownReader('community.me', vault, (id) => memberContact(vault, id));

const rosterNames = ownReader('community.roster', vault, (id) => memberContact(vault, id));
const personal = ownReader('community.export', vault, (id) => personalOf(vault, id));

/** Names for a page of the roster. */
const namesFor =
  (who: Staff): NamesOf =>
  async (members) => {
    const told = await rosterNames({ ids: [...new Set(members)], by: actorOf(who), purpose: 'roster' });
    return Object.fromEntries(Object.entries(told).map(([id, { name }]) => [id, name]));
  };

/** Lookups that go to the vault at the same time. */
const AT_ONCE = 100;

/** Personal data of an export, with an audit entry for each person. */
const personalFor = (who: Staff) => async (ids: readonly string[]) => {
  const parts = Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, n) =>
    ids.slice(n * AT_ONCE, (n + 1) * AT_ONCE),
  );
  const told = await atOnce(1, parts, (part) => personal({ ids: part, by: actorOf(who), purpose: 'export' }));
  return Object.assign({}, ...told);
};

/** @throws Problem not-found for imports of others: their files may name people of other areas */
async function ownImport(id: string, who: Staff) {
  const record = await imports.record(id);
  if (record?.by !== who.staff) throw problems.notFound();
  return record;
}

export const handler = api<typeof manifest, typeof contract>(manifest, authenticator(grantReader(rows)), {
  publicAreas: async ({ event }) => cacheable(await publicAreas(store), event.headers['if-none-match']),
  publicTaxonomy: async ({ event }) => cacheable(await publicTaxonomy(store), event.headers['if-none-match']),
  publicDirectory: async ({ event }) =>
    cacheable(await publicDirectory(store), event.headers['if-none-match']),
  areas: async ({ who, query }) => ok(await areaPage(store, who, query.after)),
  me: ({ who }) =>
    me(store, who, async (member) => {
      const told = await ownName({ ids: [member], by: actorOf(who), purpose: 'own-page' });
      return told[member]?.name;
    }),
  newImport: async ({ who, key, fingerprint, at, lang, body, query }) => {
    const partial = body.partial ?? query.partial === 'yes';
    const { id, record } = await acceptImport(
      { store, imports, enqueue },
      { who, key, fingerprint, at, files: body.files, zone: env.zone, partial },
    );
    if (record.rejected) {
      const flaws = await firstFlaws(imports.errors, id);
      return rejection(id, record, flaws, lang);
    }
    return accepted(importView(id, record, await imports.done(id), lang));
  },
  import: async ({ who, params, lang }) => {
    const id = params.id ?? '';
    const record = await ownImport(id, who);
    return ok(importView(id, record, await imports.done(id), lang));
  },
  importErrors: async ({ who, params, query, lang }) => {
    const id = params.id ?? '';
    const { bad } = await ownImport(id, who);
    const { flaws, next } = await imports.errors(id, errorPage(query.after));
    const cursor = toCursor(next === undefined ? undefined : { n: next });
    return ok({ total: bad, errors: flaws.map(problemOf(lang)), ...(cursor && { next: cursor }) });
  },
  history: async ({ who, params, query }) =>
    ok(
      await versions(dynamoStore(client, rows.table), who, {
        kind: params.kind ?? '',
        id: params.id ?? '',
        after: query.after,
      }),
    ),
  roster: async ({ who, query, at }) => ok(await roster(store, who, namesFor(who), { ...timeOf(query), at })),
  duty: async ({ who, query, at }) => ok(await dutyNow(store, who, namesFor(who), { ...query, at })),
  handOver: async ({ who, key, fingerprint, at, params, body }) => {
    const id = params.id ?? '';
    const duty = await handOver(stores, { who, key, fingerprint, at, id, ...body });
    return ok({ ...duty, name: (await namesFor(who)([duty.member]))[duty.member] });
  },
  rules: async ({ params }) => {
    const found = await store.rules(params.id ?? '');
    if (!found?.rules) throw problems.notFound();
    return ok(found);
  },
  export: ({ who, params, query }) =>
    exported(
      { store, who, zone: env.zone, personal: personalFor(who) },
      params.kind ?? '',
      query.format ?? 'csv',
    ),
  health: async () => {
    await store.ping();
    return ok({ status: 'ok' });
  },
});

/** Instants of a query in the form that all instants have. */
function timeOf<Q extends { from?: string | undefined; to?: string | undefined }>(query: Q): Q {
  const utc = (instant: string | undefined) => instant && new Date(instant).toISOString();
  return { ...query, from: utc(query.from), to: utc(query.to) };
}
