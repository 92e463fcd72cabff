import fc from 'fast-check';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Rows } from '#shared/aws/rows.ts';
import { memoryStore } from '#shared/commit/memory-store.ts';
import type { Store } from '#shared/commit/store.ts';
import { chunksOf, outlineOf } from '../import/run/chunks.ts';
import type { ImportRecord, ImportStore } from '../import/run/imports.ts';
import { type Work, workOf } from '../import/run/message.ts';
import { communityStore } from '../store/community-store.ts';
import { checked, csv, goodFiles } from '../testing/import-files.ts';
import { processChunk } from './process-chunk.ts';

// One line a chunk is right on a server and noise here.
beforeEach(() => void vi.spyOn(console, 'log').mockImplementation(() => undefined));

const members = Array.from({ length: 130 }, (_, i) => `m-${i + 9},t-7,某某,,volunteer,,,`);
const files = goodFiles().map((file) =>
  file.kind === 'members' ? { ...file, content: [file.content, ...members].join('\n') } : file,
);
const chunks = chunksOf(await checked([...files, csv('taxonomy', 'code,name,name_en', 'a,甲,A')]).plan());
const total = chunks.reduce((sum, { targets }) => sum + targets.length, 0);

/** Tables and queue in memory; `fail` says whether a write breaks down. */
function fixture(fail: () => boolean) {
  const heads = memoryStore();
  const breaking = (): void => {
    if (fail()) throw new Error('the write broke down');
  };
  const table = new Map<string, Record<string, unknown>>();
  const rows = {
    many: async (keys: { pk: string }[]) =>
      (await Promise.all(keys.map(({ pk }) => heads.get(pk, '-')))).filter((head) => head !== undefined),
    get: async (pk: string, sk: string) => table.get(`${pk} ${sk}`),
    put: async (row: Record<string, unknown>) => void table.set(`${row.pk} ${row.sk}`, row),
    putNew: async (row: Record<string, unknown>) => {
      breaking();
      return !table.has(`${row.pk} ${row.sk}`) && !!table.set(`${row.pk} ${row.sk}`, row);
    },
    delete: async (pk: string, sk: string) => void table.delete(`${pk} ${sk}`),
    putNewer: async (row: Record<string, unknown> & { version: number }) => {
      breaking();
      const key = `${row.pk} ${row.sk}`;
      const newer = row.version > Number(table.get(key)?.version ?? -1);
      if (newer) table.set(key, row);
      return newer;
    },
  } as unknown as Rows;
  const store: Store = {
    ...heads,
    putHead: async (head, version) => {
      breaking();
      return heads.putHead(head, version);
    },
  };
  const kept = new Map(chunks.map(({ stage, n, targets }) => [`${stage}#${n}`, targets]));
  const done = new Set<string>();
  const locked: string[] = [];
  const record: ImportRecord = {
    by: '1',
    at: '2026-11-22T02:00:00.000Z',
    fingerprint: 'f',
    rejected: false,
    rows: total,
    bad: 0,
    attempt: 'a',
    outline: outlineOf(chunks),
    warnings: [],
    warned: 0,
  };
  const imports = {
    record: async () => record,
    done: async () => new Set(done),
    chunk: async (_id: string, _attempt: string, name: string) => kept.get(name),
    dropChunk: async (_id: string, _attempt: string, name: string) => {
      breaking();
      kept.delete(name);
    },
    markDone: async (_id: string, name: string) => {
      breaking();
      return new Set(done.add(name));
    },
    lock: async () => true,
    unlock: async () => {
      locked.push('unlocked');
      return true;
    },
  } as unknown as ImportStore;
  const queue: Work[] = [];
  const enqueue = async (work: readonly Work[]) => {
    breaking();
    queue.push(...work);
  };
  const on = { heads: store, rows, vault: rows, store: communityStore(rows), imports, enqueue };
  return { on, queue, heads, table, done, record, locked };
}

test('completes an import and writes each row once, despite failures, duplicates and reordering', async () => {
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.nat(99)), async (dice) => {
      let failures = 40;
      const roll = () => Number(dice.next().value);
      const w = fixture(() => failures > 0 && roll() < 2 && failures-- > 0);
      w.queue.push(...workOf('I1', w.record.outline[0] as ImportRecord['outline'][number]));
      const begun: string[] = [];
      while (w.queue.length > 0) {
        const [work] = w.queue.splice(roll() % w.queue.length, 1) as [Work];
        begun.push(work.stage);
        const before = w.record.outline.findIndex(({ stage }) => stage === work.stage);
        for (const { stage, sizes } of w.record.outline.slice(0, before))
          for (const n of sizes.keys()) expect(w.done.has(`${stage}#${n}`)).toBe(true);
        try {
          await processChunk(w.on, work);
          if (roll() < 10) w.queue.push(work);
        } catch {
          w.queue.push(work);
        }
      }
      expect(new Set(begun).size).toBe(w.record.outline.length);
      const heads = w.heads.items();
      expect(heads).toHaveLength(total);
      expect(heads.every(({ version }) => version === 1)).toBe(true);
      expect(w.done.size).toBe(chunks.length);
      expect(w.locked.length).toBeGreaterThan(0);
      expect([...w.table.keys()].filter((key) => key.startsWith('list#areas'))).toHaveLength(3);
      expect(w.table.get('grant#30412 -')).toMatchObject({ member: 'm-1', active: true });
      expect(w.table.get('m-1 contact')).toMatchObject({ name: '张三' });
    }),
    { numRuns: 25 },
  );
}, 20_000);

test('a missing chunk is an error, not finished work', async () => {
  const w = fixture(() => false);
  w.on.imports.chunk = async () => undefined;
  await expect(processChunk(w.on, { import: 'I1', stage: 'areas', chunk: 0 })).rejects.toThrow('missing');
  expect(w.done.size).toBe(0);
});
