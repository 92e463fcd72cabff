import { createHash } from 'node:crypto';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { GrantChanged, type Role } from '#events/community.ts';
import { atOnce } from '#shared/at-once.ts';
import type { Tree, TreePerson } from '../../demo/trees.ts';
import { services } from '../../infra/model/services.ts';
import { importDemo } from '../../local/demo.ts';
import { createSignIns, signIn } from '../../local/sign-ins.ts';
import type { FunctionSpec } from '../../shared/service/manifest.ts';
import { call } from './call.ts';
import { tables } from './logs.ts';
import { system, tokenOf } from './system.ts';
import { until } from './until.ts';

/** An area tree of its own on the running system, with everybody in it signed in when first asked for. */
export interface Community {
  readonly tree: Tree;
  /** The identity token of a team member. */
  tokenOf(member: string): Promise<string>;
  /** Of the first person with that role. */
  as(role: Role): Promise<string>;
  phoneOf(member: string): string;
}

/** Imports the tree through the product's own API, as an administrator would; once or again. */
export async function createCommunity(tree: Tree): Promise<Community> {
  const { origin, endpoint, outputs } = await system();
  const hash = createHash('sha256').update(JSON.stringify(tree.files)).digest('hex');
  await createSignIns(endpoint, outputs, tree.people);
  await importDemo(origin, await tokenOf('admin'), { files: tree.files, signIns: tree.people, hash });
  const community = await communityOf(tree);
  await inForce(community);
  return community;
}

/** The community of a tree that was imported before. */
export async function communityOf(tree: Tree): Promise<Community> {
  const { endpoint, outputs } = await system();
  const tokens = new Map<string, Promise<string>>();
  const token = (person: TreePerson | undefined, whom: string): Promise<string> => {
    if (!person) throw new Error(`${tree.root} has no ${whom}`);
    const known = tokens.get(person.staff) ?? signIn(endpoint, outputs, person);
    tokens.set(person.staff, known);
    return known;
  };
  const member = (id: string) => tree.people.find((person) => person.member === id);
  return {
    tree,
    tokenOf: async (id) => token(member(id), id),
    as: async (role) =>
      token(
        tree.people.find((person) => person.role === role),
        role,
      ),
    phoneOf: (id) => member(id)?.phone ?? '',
  };
}

/** Tables of the services that keep a copy of everybody's rights. */
const copies = services
  .filter(({ functions }) =>
    Object.values<FunctionSpec>(functions).some(({ subscribes }) => subscribes?.includes(GrantChanged)),
  )
  .map(({ name }) => `huying-${name}`);

/** Waits until every copy has these people's rights; nobody is asked meanwhile. */
async function arrived(people: readonly TreePerson[]): Promise<void> {
  const client = await tables();
  const waiting = copies.flatMap((TableName) => people.map(({ staff }) => ({ TableName, staff })));
  await atOnce(8, waiting, ({ TableName, staff }) =>
    until(
      `rights of ${staff} in ${TableName}`,
      async () => {
        const Key = { pk: `grant#${staff}`, sk: '-' };
        return (await client.send(new GetCommand({ TableName, Key }))).Item !== undefined;
      },
      IN_FORCE,
    ),
  );
}

const IN_FORCE = { limitMs: 180_000, everyMs: 500 };

/**
 * Rights travel as events: waits until each service that people of the community will ask knows them. It is asked only when
 * they are there, since a service that was asked in vain believes so for a while.
 */
async function inForce(community: Community): Promise<void> {
  await arrived(community.tree.people);
  const area = community.tree.root;
  const block = community.tree.blocks.at(-1)?.path.split('/').at(-1);
  const today = new Date().toISOString().slice(0, 10);
  const asked = [
    ['GET', `/api/analytics/figures?area=${area}&from=${today}&to=${today}`, await community.as('leader')],
    ['GET', `/api/casework/tickets?view=callbacks&area=${area}`, await community.as('callback')],
    ['GET', '/api/casework/tickets?view=mine', await community.tokenOf(`m-${block}`)],
    // Nothing is handed in: what is refused is the body, once the right is known.
    ['POST', '/api/intake/visits', await community.tokenOf(`m-${block}`)],
  ] as const;
  const known = ([method, path, token]: (typeof asked)[number]) =>
    until(
      `rights in ${area}: ${path}`,
      async () => {
        const body = method === 'POST' ? { body: {}, key: 'nothing' } : {};
        const { status } = await call(method, path, { token, ...body });
        return ![401, 403, 404].includes(status);
      },
      IN_FORCE,
    );
  await Promise.all(asked.map(known));
}
