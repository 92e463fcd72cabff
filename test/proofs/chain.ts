import { fastTree, fourLevelTree, threeStationTree } from '../../demo/trees.ts';
import { type Community, createCommunity } from '../support/community.ts';
import { health } from '../support/journey.ts';
import { lastLine, table } from '../support/print.ts';
import { figuresOf, grown } from './chain/figures.ts';
import type { Door, Hop } from './chain/steps.ts';
import { throughDoor, upALevel } from './chain/ways.ts';

/**
 * `npm run chain`: all three doors through every hop of the running system to closing and into the figures, under the
 * rules of three stations and of four levels, each in a tree of its own; and one ticket that nobody accepts goes up a
 * level under `rules-fast`. Last line: {ok, doors, hops, missing, levels, escalated, figures}; `hops` with
 * milliseconds, `missing` what did not happen.
 */
const DOORS: readonly Door[] = ['web', 'hotline', 'visit'];
const hops: Hop[] = [];
const missing: string[] = await health().catch((error: Error) => [error.message]);
const done = {
  doors: new Set<Door>(),
  levels: new Set<number>(),
  figures: new Set<string>(),
  escalated: false,
};
const tell = (hop: Hop): void => void hops.push(hop);
const attempt = (work: Promise<void>): Promise<void> =>
  work.catch((error: Error) => void missing.push(error.message));

if (missing.length === 0) {
  // One import after the other: two at once would have to wait for each other.
  const three = await createCommunity(threeStationTree('c3'));
  const four = await createCommunity(fourLevelTree('c4'));
  const fast = await createCommunity(fastTree('cf'));
  await Promise.all([
    attempt(variant('three stations', 3, three)),
    attempt(variant('four levels', 4, four)),
    attempt(escalation(fast)),
  ]);
}
console.log(table([['hop', 'ms'], ...hops.map(({ hop, ms }) => [hop, ms])]));
if (missing.length > 0) console.log(`\nmissing: ${missing.join('; ')}`);
const ok = missing.length === 0;
lastLine({
  ok,
  doors: DOORS.filter((door) => done.doors.has(door)),
  hops,
  missing,
  levels: [...done.levels].sort(),
  escalated: done.escalated,
  figures: [...done.figures].sort(),
});
process.exit(ok ? 0 : 1);

async function variant(name: string, levels: number, community: Community): Promise<void> {
  const before = await figuresOf(community);
  for (const door of DOORS) {
    await throughDoor(community, name, door, tell);
    done.doors.add(door);
  }
  await grown(community, before, DOORS.length);
  done.levels.add(levels);
  done.figures.add(community.tree.root);
}

async function escalation(community: Community): Promise<void> {
  const before = await figuresOf(community);
  await upALevel(community, 'rules-fast', tell);
  done.escalated = true;
  await grown(community, before, 1);
  done.figures.add(community.tree.root);
}
