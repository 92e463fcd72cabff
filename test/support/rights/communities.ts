import { randomUUID } from 'node:crypto';
import { GrantChanged, type Role } from '#events/community.ts';
import { rightsOf } from '#shared/auth/rights.ts';
import { services } from '../../../infra/model/services.ts';
import { createSignIns, signIn } from '../../../local/sign-ins.ts';
import { expectCall } from '../call.ts';
import { tables } from '../logs.ts';
import { rowsOf } from '../stored.ts';
import { system, tokenOf } from '../system.ts';
import { until } from '../until.ts';

export const ROLES = Object.keys(rightsOf) as Role[];

/** Two communities side by side: everybody's rights lie in `ra`, what they ask about in `ra` or in `rb`. */
export const COMMUNITIES = ['ra', 'rb'] as const;
export type CommunityId = (typeof COMMUNITIES)[number];
export const blockOf = (community: CommunityId): string => `${community}/${community}-1/${community}-1-1`;

/** Staff beside the roles: one without any grant, one who had a lead's and has left, and the other community's own. */
export const NOBODY = 'ra-nobody';
export const LEAVER = 'ra-leaver';
const FOREIGN_ADMIN = 'rb-admin';
const STAFF = [...ROLES.map((role) => `ra-${role}`), NOBODY, LEAVER, FOREIGN_ADMIN];
const passwordOf = (staff: string): string => `Huying-${staff}-1`;

const json = (kind: string, rows: readonly object[]) => ({
  kind,
  format: 'json',
  content: JSON.stringify(rows),
});
/** Called as nothing else is: what looks for people's names in wrong places must find no ids. */
const named = (id: string) => ({ name: `权${[...id].length}${id.slice(2)}限试`, kind: 'social-worker' });
const DAY_MS = 86_400_000;

/** A duty of some other week: nobody's telephone rings because of it. */
export const dutyOf = (community: CommunityId): string => `d-${community}`;

const files = () => {
  const from = new Date(Math.ceil(Date.now() / DAY_MS + 20) * DAY_MS);
  const to = new Date(from.getTime() + DAY_MS / 3);
  return [
    json(
      'areas',
      COMMUNITIES.flatMap((t) => [
        { id: t, kind: 'subdistrict', name: t, sla: 'three-stations' },
        { id: `${t}-1`, parent: t, kind: 'neighbourhood', name: `${t}-1` },
        { id: `${t}-1-1`, parent: `${t}-1`, kind: 'block', name: `${t}-1-1`, households: '9' },
      ]),
    ),
    json(
      'teams',
      COMMUNITIES.flatMap((t) => [
        { id: `t-${t}`, area: t, name: `t-${t}`, responsible: `m-${t}-lead` },
        { id: `t-${t}-1`, area: `${t}-1`, name: `t-${t}-1`, responsible: `m-${t}-1` },
        { id: `t-${t}-1-1`, area: `${t}-1-1`, name: `t-${t}-1-1`, responsible: `m-${t}-worker` },
      ]),
    ),
    json(
      'members',
      COMMUNITIES.flatMap((t) => [
        { id: `m-${t}-lead`, team: `t-${t}`, ...named(`m-${t}-lead`), staff: `${t}-lead` },
        { id: `m-${t}-1`, team: `t-${t}-1`, ...named(`m-${t}-1`) },
        { id: `m-${t}-duty`, team: `t-${t}`, ...named(`m-${t}-duty`), staff: `${t}-duty` },
        { id: `m-${t}-leaver`, team: `t-${t}`, ...named(`m-${t}-leaver`), staff: `${t}-leaver` },
        { id: `m-${t}-worker`, team: `t-${t}-1-1`, ...named(`m-${t}-worker`), staff: `${t}-worker` },
      ]),
    ),
    json('grants', [
      ...ROLES.map((role) => ({
        staff: `ra-${role}`,
        ...(['worker', 'lead', 'duty'].includes(role) && { member: `m-ra-${role}` }),
        role,
        area: 'ra',
      })),
      { staff: LEAVER, member: 'm-ra-leaver', role: 'lead', area: 'ra' },
      { staff: FOREIGN_ADMIN, role: 'admin', area: 'rb' },
    ]),
    json(
      'duties',
      COMMUNITIES.map((t) => ({
        id: dutyOf(t),
        area: t,
        member: `m-${t}-duty`,
        from: from.toISOString(),
        to: to.toISOString(),
      })),
    ),
  ];
};

/** Hands files in and waits until they are in. @returns the import's id */
export async function importFiles(token: string, wanted: readonly object[]): Promise<string> {
  const how = { token, key: randomUUID(), body: { files: wanted } };
  const { id } = await expectCall<{ id: string }>(202, 'POST', '/api/community/imports', how);
  await until(`the import ${id}`, async () => {
    const path = `/api/community/imports/${id}`;
    return (await expectCall<{ status: string }>(200, 'GET', path, { token })).status === 'done';
  });
  return id;
}

export interface Settled {
  /** Identity tokens by staff number. */
  readonly tokens: ReadonlyMap<string, string>;
  /** An import of each community's own administrator. */
  readonly imports: Readonly<Record<CommunityId, string>>;
}

/** Both communities, everybody signed in, their rights in force in every service; the leaver has left. */
export async function createCommunities(): Promise<Settled> {
  const { endpoint, outputs } = await system();
  const people = STAFF.map((staff) => ({ staff, password: passwordOf(staff) }));
  await createSignIns(endpoint, outputs, people as unknown as Parameters<typeof createSignIns>[2]);
  const admin = await tokenOf('admin');
  await importFiles(admin, files());
  await known((row) => row(LEAVER)?.active === true && row('ra-lead')?.active === true);
  const leaving = { id: 'm-ra-leaver', team: 't-ra', ...named('m-ra-leaver'), staff: LEAVER, active: 'no' };
  await importFiles(admin, [json('members', [leaving])]);
  await known((row) => row(LEAVER)?.active === false);
  const signed = people.map(async (one) => [one.staff, await signIn(endpoint, outputs, one)] as const);
  const tokens = new Map(await Promise.all(signed));
  const own = (community: CommunityId) =>
    importFiles(tokens.get(`${community}-admin`) ?? '', [
      json('units', [{ id: `u-${community}`, area: community, name: community, kind: 'school' }]),
    ]);
  return { tokens, imports: { ra: await own('ra'), rb: await own('rb') } };
}

/** Services that keep a copy of the grants. */
const keepRights = services
  .filter(({ functions }) =>
    Object.values(functions).some(({ subscribes }) => subscribes?.includes(GrantChanged)),
  )
  .map(({ name }) => name);

type GrantOf = (staff: string) => { readonly active?: boolean } | undefined;

/** Waits for each service's own copy of the rights, before anybody asks: what was asked is remembered for a while. */
async function known(isSo: (row: GrantOf) => boolean): Promise<void> {
  await tables();
  for (const service of keepRights)
    await until(
      `rights in ${service}`,
      async () => {
        const rows = new Map((await rowsOf(`huying-${service}`)).map((row) => [row.pk, row]));
        return isSo((staff) => rows.get(`grant#${staff}`) as ReturnType<GrantOf>);
      },
      { everyMs: 500 },
    );
}
