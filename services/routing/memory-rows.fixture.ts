import type { Row, Rows } from '#shared/aws/rows.ts';

/** The part of `Rows` that routing's copies use, in memory, for unit tests. */
export function memoryRows(): Pick<Rows, 'get' | 'putNew' | 'putNewer' | 'all' | 'many'> & {
  reads: () => number;
} {
  const table = new Map<string, Row>();
  let reads = 0;
  const key = (pk: string, sk: string) => `${pk}\n${sk}`;
  const sorted = () => [...table.values()].sort((a, b) => (a.sk < b.sk ? -1 : 1));
  return {
    reads: () => reads,
    get: async <T extends object>(pk: string, sk = '-') => {
      reads += 1;
      return structuredClone(table.get(key(pk, sk))) as (T & Row) | undefined;
    },
    putNew: async (row) => {
      const isNew = !table.has(key(row.pk, row.sk));
      if (isNew) table.set(key(row.pk, row.sk), structuredClone(row));
      return isNew;
    },
    putNewer: async (row) => {
      const isNewer = Number(table.get(key(row.pk, row.sk))?.version ?? 0) < row.version;
      if (isNewer) table.set(key(row.pk, row.sk), structuredClone(row));
      return isNewer;
    },
    all: async <T extends object>(pk: string, prefix = '') => {
      reads += 1;
      return structuredClone(sorted().filter((r) => r.pk === pk && r.sk.startsWith(prefix))) as (T & Row)[];
    },
    many: async <T extends object>(keys: readonly { pk: string; sk: string }[]) => {
      reads += 1;
      return structuredClone(keys.flatMap(({ pk, sk }) => table.get(key(pk, sk)) ?? [])) as (T & Row)[];
    },
  };
}
