import { memoryRows } from '#shared/aws/memory-rows.ts';
import { Rows } from '#shared/aws/rows.ts';
import { DEFAULT_ZONE } from '#shared/calendar/zone.ts';
import { memoryStore } from '#shared/commit/memory-store.ts';
import { check } from '../import/check/check.ts';
import { loadKnown } from '../import/check/load-known.ts';
import { warnings } from '../import/check/warnings.ts';
import type { NewImport } from '../import/file/input.ts';
import { readFiles } from '../import/file/read-files.ts';
import { plan } from '../import/plan/plan.ts';
import { stages } from '../import/registry/kinds.ts';
import type { Covers } from '../import/row/proposal.ts';
import { communityStore } from '../store/community-store.ts';
import { apply } from '../work/apply.ts';

type Key = { pk: string; sk: string };

/** Tables in memory, and imports that run at once and whole. */
export function memoryCommunity() {
  const heads = memoryStore();
  const main = memoryRows();
  const vault = memoryRows();
  // Heads and lists share one table; here they lie in two.
  const rows: Rows = Object.assign(new Rows(main.rows.client, main.rows.table), {
    many: async (keys: readonly Key[]) => [
      ...(await Promise.all(keys.map(({ pk, sk }) => heads.get(pk, sk)))).filter((head) => !!head),
      ...(await main.rows.many(keys)),
    ],
    keys: async ({ attribute }: { attribute: string }, value: string) => ({
      keys: heads.items().filter((item) => item[attribute] === value),
    }),
  });
  const store = communityStore(rows);
  let imports = 0;

  /** @returns the bad rows and warnings as `kind line field code`; writes only when nothing is bad */
  async function take(
    files: NewImport['files'],
    at: string,
    covers: Covers = () => true,
  ): Promise<{ bad: string[]; unusual: string[] }> {
    const read = readFiles(files, DEFAULT_ZONE);
    const { proposal, flaws } = check(read, await loadKnown(store, read.rows), covers, false);
    const told = (list: typeof flaws) =>
      list.map(({ kind, line, field, code }) => `${kind} ${line} ${field} ${code}`);
    const planned = flaws.length > 0 ? undefined : await plan(proposal, store);
    imports += 1;
    const by = { cause: { id: `I${imports}`, made: at }, at, actor: 'staff:admin' };
    for (const stage of planned ? stages : [])
      for (const target of planned?.[stage] ?? [])
        await apply({ heads, rows, vault: vault.rows, store }, stage, target, by);
    return { bad: told(flaws), unusual: told(warnings(proposal, at)) };
  }

  return {
    heads,
    rows,
    vault,
    store,
    take,
    /** How many facts were ever recorded. */
    facts: () => heads.items().reduce((sum, item) => sum + Number(item.version ?? 0), 0),
  };
}
