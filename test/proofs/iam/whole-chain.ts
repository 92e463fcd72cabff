import { fastTree } from '../../../demo/trees.ts';
import { createCommunity } from '../../support/community.ts';
import { figuresOf, grown } from '../chain/figures.ts';
import type { Door, Hop } from '../chain/steps.ts';
import { throughDoor, upALevel } from '../chain/ways.ts';

const DOORS: readonly Door[] = ['web', 'hotline', 'visit'];

/** All three doors to closing and into the figures, and one ticket that goes up a level. @throws what did not happen */
export async function wholeChain(): Promise<void> {
  const community = await createCommunity(fastTree('iam'));
  const before = await figuresOf(community);
  const hops: Hop[] = [];
  const tell = (hop: Hop): void => void hops.push(hop);
  const escalated = upALevel(community, 'rules-fast', tell);
  for (const door of DOORS) await throughDoor(community, 'rules-fast', door, tell);
  await escalated;
  await grown(community, before, DOORS.length + 1);
  console.log(`  ✓ ${hops.length} hops, by ${DOORS.join(', ')} and up a level`);
}
