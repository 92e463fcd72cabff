import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { Service } from '#shared/service/manifest.ts';
import { type Answers, Golden, textOf, type World } from './golden.ts';
import { MemoryService } from './memory-service.ts';
import type { StoredScript } from './script.ts';

/** Monday, 09:00 in Beijing. */
const START = Date.parse('2026-11-23T01:00:00.000Z');

/**
 * Freezes what a service stores, in `stored.json` of its folder: the present code reads everything that was ever
 * written and goes on with it, and it writes nothing that is not frozen.
 *
 * `GOLDEN=add npx vitest run services/<service>/stored` adds what is written now; what stands there stays, since
 * deployed tables are full of it. `GOLDEN=answers` writes the answers anew after a change of what routes tell: read in
 * the diff that none of them has lost anything.
 */
export function freezesStoredForms(manifest: Service, folder: string, script: StoredScript): void {
  const path = join(folder, 'stored.json');
  let running: MemoryService | undefined;
  const begin = (now: number): MemoryService => {
    running?.end();
    running = new MemoryService(manifest, folder, now);
    return running;
  };
  afterEach(() => {
    running?.end();
    running = undefined;
  });

  let written: Written;
  let used: ReadonlySet<string>;
  beforeAll(async () => {
    const service = begin(START);
    await script.lives(service);
    const keys = Object.keys(manifest.tables ?? {});
    const { byChance = () => false } = script;
    const itemsOf = (key: string) => service.items(key).filter((item) => !byChance(item));
    const tables = Object.fromEntries(keys.map((key) => [key, itemsOf(key)]));
    const bodies = Object.entries(service.sent).map(([fn, all]) => [fn, different(all)]);
    written = { now: service.now, tables, queued: Object.fromEntries(bodies) };
    used = new Set(service.used);
    const wish = process.env.GOLDEN;
    if (wish === 'add' || wish === 'answers')
      await rewrite(wish, path, written, (of) => ask(begin, script, of));
  });

  test('whatever was ever stored is read to the same answers, and goes on to the same end', async () => {
    const { worlds } = new Golden(path);
    expect(worlds.length).toBeGreaterThan(0);
    for (const world of worlds) {
      const { answers, after } = await ask(begin, script, world);
      expect(answers).toMatchObject(world.answers);
      expect(after).toMatchObject(world.after);
    }
  });

  test('nothing is written that is not frozen', () => {
    const frozen = new Golden(path).worlds.map(linesOf);
    const lines = linesOf(written);
    if (frozen.some((known) => textOf(known) === textOf(lines))) return;
    const last = frozen.at(-1) ?? [];
    expect(
      lines.filter((line) => !last.includes(line)),
      'written and not frozen',
    ).toEqual([]);
    expect(
      last.filter((line) => !lines.includes(line)),
      'frozen and not written any more',
    ).toEqual([]);
  });

  test('what was frozen once has not been touched', () => {
    const golden = new Golden(path);
    expect(golden.seals).toEqual(golden.trueSeals());
  });

  test('every fact, subscription, function that writes and work queue is among it', () => {
    const text = textOf(written.tables);
    const isThere = (name: string) => text.includes(`["${name}",`) || text.includes(`"type":"${name}"`);
    expect(
      factsIn(folder).filter((name) => !isThere(name)),
      'facts',
    ).toEqual([]);
    const functions = Object.entries(manifest.functions);
    const types = functions.flatMap(([, { subscribes = [] }]) => subscribes.map(({ type }) => type));
    const writers = functions.flatMap(([fn, { tables = {} }]) =>
      Object.values(tables).flat().some(isWrite) ? [fn] : [],
    );
    expect(
      [...types, ...writers].filter((one) => !used.has(one)),
      'unused',
    ).toEqual([]);
    const filled = functions.flatMap(([, { enqueues = [] }]) => enqueues);
    expect(
      filled.filter((fn) => !written.queued[fn]),
      'empty queues',
    ).toEqual([]);
  });
}

type Written = Pick<World, 'now' | 'tables' | 'queued'>;
type Told = Pick<World, 'answers' | 'after'>;

const isWrite = (access: string): boolean => ['put', 'update', 'delete'].includes(access);

/** Of bodies that are the same one. */
const different = (all: readonly unknown[]): unknown[] => [
  ...new Map(all.map((one) => [textOf(one), one])).values(),
];

const linesOf = ({ tables, queued }: Written): string[] =>
  [tables, queued].flatMap((all) =>
    Object.entries(all).flatMap(([name, forms]) => forms.map((form) => `${name} ${textOf(form)}`)),
  );

/** What is asked of a world, and asked again after all that waits was worked off and `goesOn` was played. */
async function ask(
  begin: (now: number) => MemoryService,
  script: StoredScript,
  { now, tables, queued }: Written,
): Promise<Told> {
  const service = begin(now);
  for (const [name, items] of Object.entries(tables)) service.load(name, items);
  const answers = await script.asks(service);
  for (const [fn, bodies] of Object.entries(queued)) for (const body of bodies) await service.work(fn, body);
  await script.goesOn(service);
  return { answers: plain(answers), after: plain(await script.asks(service)) };
}

const plain = (answers: Answers): Answers => JSON.parse(JSON.stringify(answers));

async function rewrite(
  wish: 'add' | 'answers',
  path: string,
  written: Written,
  told: (of: Written) => Promise<Told>,
): Promise<void> {
  const golden = new Golden(path);
  const isNew = !golden.worlds.some((world) => textOf(linesOf(world)) === textOf(linesOf(written)));
  const worlds: World[] = [...golden.worlds];
  if (wish === 'add' && isNew) worlds.push({ ...written, ...(await told(written)) });
  if (wish === 'answers')
    for (const [n, world] of golden.worlds.entries()) worlds[n] = { ...world, ...(await told(world)) };
  golden.write(worlds);
}

/** The names of all facts that a service's domain code speaks of. */
function factsIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /(^|\/)(domain|ticket|commands)\/.*\.ts$/.test(name) && !/\.(test|fixture)\.ts$/.test(name),
  );
  const names = files.flatMap((name) => [
    ...readFileSync(join(folder, name), 'utf8').matchAll(
      /\b(?:type|fact): '([A-Z]\w+)'|\b([A-Z]\w+): fact[<(]/g,
    ),
  ]);
  return [...new Set(names.flatMap(([, said, specified]) => said ?? specified ?? []))].sort();
}
