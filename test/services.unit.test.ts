import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { AnyAggregate } from '#shared/commit/aggregate.ts';
import { catalogue } from '../events/catalogue.ts';
import { reads } from '../events/reads/catalogue.ts';
import { services } from '../infra/model/services.ts';

/** A service is a folder and one line: what else names it agrees with its manifest. */
const root = join(import.meta.dirname, '..');
const publishers = services.filter(({ publishes }) => publishes?.length);

beforeAll(() => {
  for (const name of ['SERVICE', 'TABLE_MAIN', 'TOPIC', 'UNPUBLISHED']) vi.stubEnv(`HUYING_${name}`, 'x');
  vi.stubEnv('AWS_REGION', 'eu-central-1');
});
afterAll(() => void vi.unstubAllEnvs());

test('lists every folder with a manifest, under its own name', () => {
  const folders = globSync('services/*/service.ts', { cwd: root }).map(
    (file) => dirname(file).split(/[\\/]/)[1],
  );
  expect(services.map(({ name }) => name).sort()).toEqual(folders.sort());
});

test('finds each event in the file of the service that publishes it', () => {
  const published = services.flatMap(({ name, publishes = [] }) =>
    publishes.map((event) => `${name} ${event.service} ${event.type}`),
  );
  expect(published.sort()).toEqual(
    [...catalogue.values()].map(({ service, type }) => `${service} ${service} ${type}`).sort(),
  );
});

test.each(publishers.map((service) => [service.name, service] as const))(
  '%s: its aggregates publish every event that it defines, and no other',
  async (name, { publishes = [] }) => {
    const { aggregates } = (await import(join(root, 'services', name, 'publish.ts'))) as {
      aggregates: readonly AnyAggregate[];
    };
    const facts = aggregates.flatMap(({ publish }) => Object.keys(publish));
    expect(facts.sort()).toEqual(publishes.map((event) => event.name).sort());
  },
);

test('finds each named read among the functions of its owner, and nowhere else', () => {
  const offered = services.flatMap(({ name, functions }) =>
    Object.values(functions).flatMap(({ offers }) => (offers ? [`${name} ${offers.name}`] : [])),
  );
  expect(offered.sort()).toEqual([...reads.values()].map((read) => `${read.owner} ${read.name}`).sort());
});
