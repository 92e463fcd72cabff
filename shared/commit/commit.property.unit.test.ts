import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '#shared/runs.ts';
import type { Head } from './aggregate.ts';
import { memoryStore } from './memory-store.ts';
import { breakages } from './simulation/breakages.ts';
import { checkInvariants } from './simulation/invariants.ts';
import { type Scenario, scenario } from './simulation/scenario.ts';
import { type Rules, Simulation, type Storage, sound } from './simulation/simulation.ts';

const RUNS = runs(300);
const SEED = 20261122;

function inMemory(): Storage {
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

async function simulate(rules: Rules, life: Scenario): Promise<Simulation> {
  const simulation = new Simulation(inMemory(), 'R01JD0000000000000000000000', rules);
  await simulation.run(life);
  await checkInvariants(simulation, life.from);
  return simulation;
}

test('every fact takes effect exactly once, whatever is doubled, disordered, raced, lost, crashed or dropped', async () => {
  const met = { spills: 0, long: 0, deliveries: 0, given: 0, lost: 0, races: 0, dropped: 0, crashes: 0 };
  await fc.assert(
    fc.asyncProperty(scenario, async (life) => {
      const simulation = await simulate(sound, life);
      const head = (await simulation.storage.store.get(simulation.id, '-')) as Head;
      met.spills += head.spilled / 8;
      met.long += head.spilled >= 24 ? 1 : 0;
      for (const [what, count] of Object.entries(simulation.seen))
        met[what as keyof typeof simulation.seen] += count;
    }),
    { numRuns: RUNS, seed: SEED },
  );
  for (const [what, count] of Object.entries(met))
    expect(count, `the scenarios meet: ${what}`).toBeGreaterThan(RUNS / 6);
}, 60_000);

test.each(Object.entries(breakages))(
  'the property notices when %s',
  async (_, rules) => {
    const property = fc.asyncProperty(scenario, async (life) => void (await simulate(rules, life)));
    const { failed } = await fc.check(property, { numRuns: RUNS, seed: SEED, endOnFailure: true });
    expect(failed).toBe(true);
  },
  60_000,
);
