import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { call } from '../../support/call.ts';
import type { Community } from '../../support/community.ts';
import type { Receipt } from '../../support/report.ts';

/** What became of one report that was handed in. */
export interface Sent {
  /** When it was due, epoch ms: waiting for its turn counts as waiting. */
  readonly due: number;
  readonly answered: number;
  readonly report?: string;
  /** Why it was not accepted. */
  readonly error?: string;
}

/**
 * Hands in a report at each of these instants (ms from `began`), whatever became of those before.
 * @param first number of the first one: each has a caller of its own
 */
export async function sendAll(
  community: Community,
  began: number,
  at: readonly number[],
  first: number,
  onSent: (sent: Sent) => void,
): Promise<Sent[]> {
  // The first block is kept for those who look at their own writes.
  const blocks = community.tree.blocks.slice(1);
  return Promise.all(
    at.map(async (ms, i) => {
      const due = began + ms;
      await sleep(Math.max(0, due - Date.now()));
      const n = first + i;
      const block = blocks[n % blocks.length];
      const body = {
        channel: 'web',
        words: `${block?.estate}的楼道里堆满了纸箱和旧家具，消防通道过不去人，请来看看。（第${n + 1}件）`,
        category: 'fire-lane',
        area: block?.path,
        phone: `+861540${String(6_000_001 + n).padStart(7, '0')}`,
        consent: { process: true, sms: true },
        lang: 'zh-CN',
      };
      const sent = { due, ...(await handIn(body, n)), answered: Date.now() };
      onSent(sent);
      return sent;
    }),
  );
}

async function handIn(body: object, n: number): Promise<{ report: string } | { error: string }> {
  const headers = { 'x-forwarded-for': `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}` };
  try {
    const answer = await call<Receipt>('POST', '/api/intake/reports', { body, key: randomUUID(), headers });
    return answer.status === 201 ? { report: answer.body.report } : { error: `status ${answer.status}` };
  } catch (error) {
    return { error: (error as Error).cause ? String((error as Error).cause) : String(error) };
  }
}
