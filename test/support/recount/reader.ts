import { randomUUID } from 'node:crypto';
import { createSignIns, signIn } from '../../../local/sign-ins.ts';
import { call, expectCall } from '../call.ts';
import { person, system, tokenOf } from '../system.ts';
import { until } from '../until.ts';

const AUDITOR = {
  staff: 'recount',
  role: 'leader',
  title: { zh: '统计复核', en: 'Recount of the figures' },
  password: 'Huying-recount-1',
} as const;

/**
 * A token that reads the figures of every root: the demo's leader for their own; for all others somebody is let in by
 * the administrator, through an import like anybody else.
 */
export async function readerOf(roots: readonly string[]): Promise<(area: string) => Promise<string>> {
  const { endpoint, outputs } = await system();
  const own = person('leader').area;
  const foreign = roots.filter((root) => root !== own);
  if (foreign.length > 0) {
    await createSignIns(endpoint, outputs, [AUDITOR]);
    await grant(foreign);
  }
  const auditor = foreign.length > 0 ? signIn(endpoint, outputs, AUDITOR) : undefined;
  const read = async (area: string): Promise<string> =>
    area.split('/')[0] === own || !auditor ? tokenOf('leader') : auditor;
  // Grants are remembered for a while by warm workers.
  for (const root of foreign)
    await until(`the right to read the figures of ${root}`, async () => {
      const day = '2026-01-01';
      const path = `/api/analytics/figures?area=${root}&from=${day}&to=${day}`;
      return (await call('GET', path, { token: await read(root) })).status === 200;
    });
  return read;
}

async function grant(roots: readonly string[]): Promise<void> {
  const token = await tokenOf('admin');
  const rows = roots.map((area) => ({ staff: AUDITOR.staff, role: AUDITOR.role, area }));
  const files = [{ kind: 'grants', format: 'json', content: JSON.stringify(rows) }];
  const { id } = await expectCall<{ id: string }>(202, 'POST', '/api/community/imports', {
    token,
    key: randomUUID(),
    body: { files },
  });
  await until('the import of the right to read figures', async () => {
    const path = `/api/community/imports/${id}`;
    return (await expectCall<{ status: string }>(200, 'GET', path, { token })).status === 'done';
  });
}
