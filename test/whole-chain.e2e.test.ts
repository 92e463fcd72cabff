import { beforeAll, expect, test } from 'vitest';
import { dynamoStore } from '#shared/commit/dynamo-store.ts';
import { history } from '#shared/commit/log.ts';
import { fastTree, fourLevelTree, threeStationTree } from '../demo/trees.ts';
import { clock } from '../services/escalation/domain/aggregate.ts';
import { figuresOf, grown } from './proofs/chain/figures.ts';
import { throughDoor, upALevel } from './proofs/chain/ways.ts';
import { type Community, createCommunity } from './support/community.ts';
import { tables } from './support/logs.ts';

const DOORS = ['web', 'hotline', 'visit'] as const;
/** Stages of a ticket's facts of one type; a long life has its beginning in spilled entries. */
const stagesOf = async (id: string, type: 'DeadlineMet' | 'DeadlineMissed'): Promise<string[]> => {
  const log = await history(dynamoStore(await tables(), 'huying-escalation'), clock, id);
  return log.flatMap(({ event }) => (event.type === type ? [event.stage] : []));
};
const silent = () => undefined;
let three: Community;
let four: Community;
let fast: Community;

beforeAll(async () => {
  three = await createCommunity(threeStationTree('w3'));
  four = await createCommunity(fourLevelTree('w4'));
  fast = await createCommunity(fastTree('wf'));
}, 400_000);

test.each([
  ['three stations', () => three],
  ['four levels', () => four],
] as const)(
  'under %s a call, a web form and a visit become tickets that are timed, told, closed and counted',
  async (name, of) => {
    const community = of();
    const before = await figuresOf(community);
    const tickets = await Promise.all(DOORS.map((door) => throughDoor(community, name, door, silent)));
    await grown(community, before, DOORS.length);
    for (const id of tickets) {
      const met = await stagesOf(id, 'DeadlineMet');
      expect(met.sort()).toEqual(['accept', 'callback', 'contact', 'dispatch', 'resolve']);
    }
  },
  240_000,
);

test('escalates a ticket that nobody accepts in time to the next level, where it is resolved', async () => {
  const before = await figuresOf(fast);
  const id = await upALevel(fast, 'rules-fast', silent);
  const said = await stagesOf(id, 'DeadlineMissed');
  expect(said).toContain('accept');
  const total = await grown(fast, before, 1);
  expect(total.satisfied.n).toBe(before.satisfied.n);
}, 600_000);
