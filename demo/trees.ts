import type { AreaKind, Role } from '#events/community.ts';
import { phoneOf } from './phones.ts';

/** Somebody of a tree: who they are in a team, how they sign in, and what they may do. */
export interface TreePerson {
  readonly staff: string;
  readonly password: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly role: Role;
  readonly area: string;
  readonly member?: string;
  readonly phone?: string;
}

/** An area tree of its own, ready to be imported, for rehearsals beside the demo community. */
export interface Tree {
  readonly root: string;
  readonly files: readonly { readonly kind: string; readonly format: 'json'; readonly content: string }[];
  readonly people: readonly TreePerson[];
  /** Each with a name by which a caller can say where it is. */
  readonly blocks: readonly { readonly path: string; readonly estate: string }[];
}

interface Node {
  readonly id: string;
  readonly parent?: string;
  readonly kind: AreaKind;
  readonly name: string;
  readonly path: string;
}

/** Three stations under the rules in which a working day lasts a minute. */
export const fastTree = (prefix: string): Tree =>
  tree(prefix, ['subdistrict', 'neighbourhood'], 'rules-fast');

/** Block, neighbourhood, subdistrict. */
export const threeStationTree = (prefix: string, sla = 'three-stations'): Tree =>
  tree(prefix, ['subdistrict', 'neighbourhood'], sla);

/** Grid, community, subdistrict, district: four levels. */
export const fourLevelTree = (prefix: string, sla = 'four-levels'): Tree =>
  tree(prefix, ['district', 'subdistrict', 'community'], sla);

/** Below the lowest kind lie blocks; each area has a team whose responsible person holds its level's tickets. */
function tree(prefix: string, kinds: readonly AreaKind[], sla: string): Tree {
  const nodes: Node[] = [
    { id: prefix, kind: kinds[0] ?? 'subdistrict', name: `${prefix} 演练`, path: prefix },
  ];
  for (const kind of [...kinds.slice(1), 'block' as const])
    for (const above of nodes.filter(({ id }) => !nodes.some(({ parent }) => parent === id)))
      nodes.push(...childrenOf(above, kind));
  const holders = nodes.map((node, n) => holderOf(prefix, node, n));
  const office = officeOf(prefix);
  const json = (kind: string, rows: unknown) =>
    ({ kind, format: 'json', content: JSON.stringify(rows) }) as const;
  return {
    root: prefix,
    files: [
      json(
        'areas',
        nodes.map(({ id, parent, kind, name }) => ({
          id,
          ...(parent !== undefined ? { parent } : { sla }),
          kind,
          name,
          ...(kind === 'block' && { households: '280' }),
        })),
      ),
      json(
        'places',
        nodes
          .filter(({ kind }) => kind === 'block')
          .map(({ id }, n) => ({ area: id, kind: 'estate', name: estateOf(prefix, n) })),
      ),
      json(
        'teams',
        nodes.map(({ id, name }) => ({
          id: `t-${id}`,
          area: id,
          name: `${name}服务队`,
          responsible: `m-${id}`,
        })),
      ),
      json(
        'members',
        holders.map(({ staff, member, phone, title }) => ({
          id: member,
          team: `t-${member?.slice(2)}`,
          name: title.zh,
          phone,
          kind: 'social-worker',
          staff,
        })),
      ),
      json(
        'grants',
        [...holders, ...office].map(({ staff, member, role, area }) => ({
          staff,
          ...(member && { member }),
          role,
          area,
        })),
      ),
    ],
    people: [...holders, ...office],
    blocks: nodes
      .filter(({ kind }) => kind === 'block')
      .map(({ path }, n) => ({ path, estate: estateOf(prefix, n) })),
  };
}

const FEW = [1, 2, 3];

const childrenOf = ({ id, path, name }: Node, kind: AreaKind): Node[] =>
  FEW.map((n) => ({
    id: `${id}-${n}`,
    parent: id,
    kind,
    name: `${name}${n}`,
    path: `${path}/${id}-${n}`,
  }));

/** Blocks have workers; who answers for a larger area leads it. */
function holderOf(prefix: string, { id, kind, name }: Node, n: number): TreePerson {
  return {
    staff: id,
    password: `Huying-town-${id}-1`,
    title: { zh: `${name}责任人`, en: `Responsible person, ${id}` },
    role: kind === 'block' ? 'worker' : 'lead',
    area: id,
    member: `m-${id}`,
    phone: phoneOf(40_000 + ((hashOf(prefix) * 97 + n) % 40_000)),
  };
}

const OFFICE: readonly (readonly [Role, string])[] = [
  ['dispatcher', '派单员'],
  ['callback', '回访员'],
  ['leader', '领导'],
];

const officeOf = (prefix: string): TreePerson[] =>
  OFFICE.map(([role, zh]) => ({
    staff: `${prefix}-${role}`,
    password: `Huying-town-${prefix}-1`,
    title: { zh: `${prefix} ${zh}`, en: `${prefix} ${role}` },
    role,
    area: prefix,
  }));

/** Rare characters: no estate of the demo community, and none of another tree, is called so. */
const RARE = [...'岑岫岚峦岷岵崂崧嵩嶂巘崟崦嵎崴峤嵝嶙巉嵬'];

function estateOf(prefix: string, n: number): string {
  let left = hashOf(prefix) * 40 + n;
  const letters = Array.from({ length: 4 }, () => {
    const letter = RARE[left % RARE.length] ?? '岑';
    left = Math.floor(left / RARE.length);
    return letter;
  });
  return `${letters.join('')}苑`;
}

const hashOf = (text: string): number =>
  [...text].reduce((hash, letter) => (hash * 31 + (letter.codePointAt(0) ?? 0)) % 400, 7);
