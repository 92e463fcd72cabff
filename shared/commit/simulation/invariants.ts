import { expect } from 'vitest';
import type { Fact, Head, Meta } from '../aggregate.ts';
import { load } from '../commit.ts';
import { shortHash, wordsKey } from '../entry.ts';
import { history } from '../log.ts';
import { republish } from '../publish.ts';
import { itemSize } from '../size.ts';
import { sample } from './sample-aggregate.ts';
import type { Simulation } from './simulation.ts';

const asJson = (value: unknown) => JSON.parse(JSON.stringify(value));
const publish = sample.publish as Record<
  string,
  ((state: unknown, fact: Fact, meta: Meta) => object) | undefined
>;

/** The invariants of the write path, after everything was delivered. @throws at the first that does not hold. */
export async function checkInvariants(simulation: Simulation, from: number): Promise<void> {
  const { model, consumers, storage, id } = simulation;
  const head = (await storage.store.get(id, '-')) as Head;
  const log = await simulation.log();

  expect(head.version, 'version counts the facts').toBe(model.facts.length);
  expect(log, 'the log has each fact once').toHaveLength(model.facts.length);
  const { state, version } = await load(storage.store, sample, id);
  expect(asJson(state), 'the state is the model').toEqual(asJson(model.state));
  expect(version).toBe(model.facts.length);
  const steps = (await history(storage.store, sample, id)).map((step) => step.state);
  expect(asJson(steps), 'so is every state before').toEqual(asJson(model.facts.map((fact) => fact.state)));

  const causes = new Set(log.map(([, , , cause]) => cause));
  for (const cause of simulation.acknowledged)
    expect(causes, 'what was acknowledged is in the log').toContain(shortHash(cause));
  for (const { cause, text, command } of model.effective.values()) {
    if (command !== 'note') continue;
    const words = await storage.vault.get(
      id,
      `words#${wordsKey(shortHash(cause.id), cause.fingerprint && shortHash(cause.fingerprint))}`,
    );
    expect(words?.text, 'a fact has its words').toBe(text);
  }

  const last = log.filter((entry) => entry[3] === log.at(-1)?.[3]).length;
  if (itemSize(head) > 1024) expect(head.log.length - last, 'the log is bounded').toBeLessThan(8);

  const known = model.facts.flatMap(({ fact, meta, state }) => {
    const data = publish[fact.type]?.(state, fact, meta);
    return data ? [{ id: `casework.${id}.${meta.version}`, version: meta.version, data: asJson(data) }] : [];
  });
  const ids = known.map((event) => event.id).sort();
  expect([...consumers.effects].sort(), 'each effect once').toEqual(ids);
  expect(consumers.facts.size, 'each fact once').toBe(ids.length);
  expect(consumers.board?.version, 'the projection shows the latest').toBe(known.at(-1)?.version);

  const again = (await republish(storage.store, 'casework', sample, id)).map(({ event }) => event);
  expect(again.map(({ id, version, data }) => ({ id, version, data }))).toEqual(known);
  const bytes = again.map((event) => JSON.stringify(event));
  expect(bytes, 'republished equals published').toEqual(
    again.map((event) => consumers.published.get(event.id)),
  );
  const tail = await republish(storage.store, 'casework', sample, id, from);
  const expected = again.filter((event) => event.version >= from).map((event) => JSON.stringify(event));
  expect(
    tail.map(({ event }) => JSON.stringify(event)),
    'from any version on',
  ).toEqual(expected);
}
