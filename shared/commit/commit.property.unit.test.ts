import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '#shared/runs.ts';
import type { Head } from './aggregate.ts';
import { memoryStore } from './memory-store.ts';
import { breakages } from './trial/breakages.ts';
import { check } from './trial/check.ts';
import { type Scenario, scenario } from './trial/scenario.ts';
import { type Ground, type Rules, sound, World } from './trial/world.ts';

const RUNS = runs(300);
const SEED = 20261122;

function inMemory(): Ground {
  const store = memoryStore();
  let read = 0;
  return {
    store,
    vault: memoryStore(),
    async images() {
      const images = store.images.slice(read).filter(({ sk }) => sk === '-');
      read = store.images.length;
      return images as Head[];
    },
  };
}

async function live(rules: Rules, life: Scenario): Promise<World> {
  const world = new World(inMemory(), 'R01JD0000000000000000000000', rules);
  await world.live(life);
  await check(world, life.from);
  return world;
}

test('every fact takes effect exactly once, whatever is doubled, disordered, raced, lost, crashed or dropped', async () => {
  const met = { spills: 0, long: 0, deliveries: 0, given: 0, lost: 0, races: 0, dropped: 0, crashes: 0 };
  await fc.assert(
    fc.asyncProperty(scenario, async (life) => {
      const world = await live(sound, life);
      const head = (await world.ground.store.get(world.id, '-')) as Head;
      met.spills += head.spilled / 8;
      met.long += head.spilled >= 24 ? 1 : 0;
      for (const [what, count] of Object.entries(world.seen)) met[what as keyof typeof world.seen] += count;
    }),
    { numRuns: RUNS, seed: SEED },
  );
  for (const [what, count] of Object.entries(met))
    expect(count, `the scenarios meet: ${what}`).toBeGreaterThan(RUNS / 6);
}, 60_000);

test.each(Object.entries(breakages))(
  'the property notices when %s',
  async (_, rules) => {
    const property = fc.asyncProperty(scenario, async (life) => void (await live(rules, life)));
    const { failed } = await fc.check(property, { numRuns: RUNS, seed: SEED, endOnFailure: true });
    expect(failed).toBe(true);
  },
  60_000,
);
