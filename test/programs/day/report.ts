import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { call } from '../../support/call.ts';
import { callIn } from '../../support/phone-call.ts';
import type { Receipt } from '../../support/report.ts';
import type { Town } from '../../support/town.ts';
import type { Plan } from './plan.ts';

export interface Reported extends Receipt {
  readonly phone: string;
}

const TRIES = 12;

/** Reports as planned, by the door that was planned, until somebody says that it is in. */
export async function report(plan: Plan, n: number, town: Town): Promise<Reported> {
  const blocks = town.tree.blocks;
  const block = blocks[plan.block % blocks.length];
  if (!block) throw new Error('a town without blocks');
  const phone = `+861540${String(5_000_000 + n).padStart(7, '0')}`;
  const words = `${block.estate}的楼道里堆满了纸箱和旧家具，消防通道过不去人，请来看看。（第${n + 1}件）`;
  if (plan.door === 'hotline') {
    const { report: id, number } = await again(() => callIn({ from: phone, words, area: town.tree.root }));
    if (!id || !number) throw new Error('a call that was sent became no ticket');
    return { report: id, number, code: '', phone };
  }
  const body = {
    words,
    category: plan.category,
    area: block.path,
    phone,
    consent: { process: true, sms: true },
    ...(plan.door === 'web' ? { channel: 'web', lang: 'zh-CN' } : { channel: 'visit', lang: 'zh-CN' }),
  };
  const key = randomUUID();
  const how =
    plan.door === 'web'
      ? { body, key, headers: { 'x-forwarded-for': `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}` } }
      : { body, key, token: await town.tokenOf(`m-${block.path.split('/').at(-1)}`) };
  const path = plan.door === 'web' ? '/api/intake/reports' : '/api/intake/visits';
  return await again(async () => {
    const answer = await call<Receipt>('POST', path, how);
    if (answer.status !== 201)
      throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`);
    return { ...answer.body, phone };
  });
}

/** A person who gets no answer tries again; the key says that it is the same report. */
async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === TRIES) throw error;
      await sleep(300 * attempt);
    }
  }
}
