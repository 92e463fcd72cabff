import { randomUUID } from 'node:crypto';
import { call } from '../../support/call.ts';
import { headOf } from '../../support/logs.ts';
import { persist } from '../../support/persist.ts';
import { callIn } from '../../support/phone-call.ts';
import type { Receipt } from '../../support/report.ts';
import type { Stage } from './acts.ts';
import type { Plan } from './plan.ts';

export interface Reported extends Receipt {
  readonly phone: string;
}

/**
 * Somebody who reports as planned, by the door that was planned, until somebody says that it is in. Called again it is
 * the same report: a form has its key, a caller the same words.
 */
export function reporter(plan: Plan, n: number, stage: Stage): () => Promise<Reported> {
  const hand = handing(plan, n, stage);
  return async () => {
    const receipt = await persist(stage.patienceMs, hand, () => stage.done.retried++);
    const stands = async () => (await headOf('intake', receipt.report)) !== undefined;
    // Whose report is gone reports again by themselves (see `play`).
    stage.journal.note({ what: 'report', report: receipt.report, stands, again: async () => {} });
    return receipt;
  };
}

function handing(plan: Plan, n: number, { community }: Stage): () => Promise<Reported> {
  const blocks = community.tree.blocks;
  const block = blocks[plan.block % blocks.length];
  if (!block) throw new Error('a community without blocks');
  const phone = `+861540${String(5_000_000 + n).padStart(7, '0')}`;
  const words = `${block.estate}的楼道里堆满了纸箱和旧家具，消防通道过不去人，请来看看。（第${n + 1}件）`;
  if (plan.door === 'hotline')
    return async () => {
      const { report, number } = await callIn({ from: phone, words, area: community.tree.root });
      if (!report || !number) throw new Error('a call that was sent became no ticket');
      return { report, number, code: '', phone };
    };
  const body = {
    words,
    category: plan.category,
    area: block.path,
    phone,
    consent: { process: true, sms: true },
    ...(plan.door === 'web' ? { channel: 'web', lang: 'zh-CN' } : { channel: 'visit', lang: 'zh-CN' }),
  };
  const key = randomUUID();
  const address = `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`;
  const path = plan.door === 'web' ? '/api/intake/reports' : '/api/intake/visits';
  return async () => {
    const how =
      plan.door === 'web'
        ? { body, key, headers: { 'x-forwarded-for': address } }
        : { body, key, token: await community.tokenOf(`m-${block.path.split('/').at(-1)}`) };
    const answer = await call<Receipt>('POST', path, how);
    if (answer.status !== 201)
      throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`);
    return { ...answer.body, phone };
  };
}
