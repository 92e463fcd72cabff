import { PutCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Head } from './aggregate.ts';
import { commit } from './commit.ts';
import { breakages } from './simulation/breakages.ts';
import { type Engine, engine } from './simulation/engine.ts';
import { checkInvariants } from './simulation/invariants.ts';
import { type Command, decideSample, sample } from './simulation/sample-aggregate.ts';
import { scenario } from './simulation/scenario.ts';
import { Simulation, sound } from './simulation/simulation.ts';
import { itemSize } from './size.ts';

let storage: Engine;
beforeAll(async () => {
  storage = await engine('simulation-commit');
});
afterAll(() => storage?.close());

test('on the engine, too, every fact takes effect exactly once', async () => {
  let run = 0;
  const property = fc.asyncProperty(scenario, async (life) => {
    const simulation = new Simulation(storage, `R${run++}`, sound);
    await simulation.run(life);
    await checkInvariants(simulation, life.from);
  });
  await fc.assert(property, { numRuns: 15, seed: 20261122, endOnFailure: true });
}, 60_000);

test.each(Object.entries(breakages))(
  'on the engine, too, the property notices when %s',
  async (name, rules) => {
    let run = 0;
    const property = fc.asyncProperty(scenario, async (life) => {
      const simulation = new Simulation(storage, `B-${name}-${run++}`, rules);
      await simulation.run(life);
      await checkInvariants(simulation, life.from);
    });
    const { failed } = await fc.check(property, { numRuns: 15, seed: 20261122, endOnFailure: true });
    expect(failed).toBe(true);
  },
  60_000,
);

test('returns the stored item with a refused write', async () => {
  const head: Head = {
    pk: 'R-refused',
    sk: '-',
    kind: 'sample',
    version: 1,
    spilled: 0,
    changed: 'now',
    log: [],
  };
  const stands = { ...head, wrote: expect.any(Number) };
  expect(await storage.store.putHead(head, 0)).toEqual({ ok: true });
  expect(await storage.store.putHead({ ...head, changed: 'later' }, 0)).toEqual({
    ok: false,
    current: stands,
  });
  expect(await storage.store.putHead({ ...head, version: 3 }, 2)).toEqual({ ok: false, current: stands });
  expect(await storage.store.putHead({ ...head, version: 2 }, 1)).toEqual({ ok: true });
  expect(await storage.store.putHead({ ...head, pk: 'R-none' }, 2)).toEqual({
    ok: false,
    current: undefined,
  });
});

test('never overwrites words', async () => {
  expect(await storage.vault.putNew({ pk: 'R1', sk: 'words#a', text: 'first' })).toBe(true);
  expect(await storage.vault.putNew({ pk: 'R1', sk: 'words#a', text: 'second' })).toBe(false);
  expect(await storage.vault.get('R1', 'words#a')).toMatchObject({ text: 'first' });
});

test('does not take another error for a refusal', async () => {
  const gone = await import('./dynamo-store.ts').then((m) => m.dynamoStore(storage.client, 'no-such-table'));
  await expect(gone.putNew({ pk: 'a', sk: '-' })).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
});

test.each([
  [1024, 1],
  [1025, 2],
  [2048, 2],
  [2049, 3],
])('an item of %i bytes by our rule costs %i write units', async (bytes, units) => {
  const item = {
    pk: 'size',
    sk: '-',
    a: 1,
    b: -12.5,
    c: [true, null, { d: '楼道' }],
    e: 1200,
    f: 0.003,
    g: [],
    fill: '',
  };
  const fill = 'x'.repeat(bytes - itemSize(item));
  const { ConsumedCapacity } = await storage.client.send(
    new PutCommand({ TableName: storage.table, Item: { ...item, fill }, ReturnConsumedCapacity: 'TOTAL' }),
  );
  expect(itemSize({ ...item, fill })).toBe(bytes);
  expect(ConsumedCapacity?.CapacityUnits).toBe(units);
});

test('a commit costs one write unit, and now and then one more when old entries move out', async () => {
  const life: Command[] = ['urge', 'note', 'finish', 'redo', 'note', 'urge', 'finish', 'note', 'redo'];
  const costs: number[] = [];
  for (const [n, command] of (['open', ...life, ...life, ...life] as const).entries()) {
    storage.writeUnits();
    const by = { cause: { id: `intake.R1.${n}` }, at: new Date(1.8e12 + n).toISOString(), actor: 'm-00412' };
    await commit(
      { store: storage.store, vault: { putNew: async () => true } },
      sample,
      'R-cost',
      by,
      (state) => decideSample(state, command, 'words'),
    );
    costs.push(storage.writeUnits());
  }
  const { version, spilled } = (await storage.store.get('R-cost', '-')) as Head;
  expect(version).toBe(46);
  expect(spilled).toBe(40);
  expect(costs.reduce((sum, units) => sum + units)).toBe(costs.length + spilled / 8);
  expect(costs.every((units) => units <= 2)).toBe(true);
});
