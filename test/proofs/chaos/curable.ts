import { ReportWithdrawn } from '#events/intake.ts';
import { idFromKey } from '#shared/ids/id.ts';
import { publicKey } from '../../../services/intake/reports/receive.ts';
import { call } from '../../support/call.ts';
import type { Community } from '../../support/community.ts';
import { putEvent } from '../../support/queues.ts';
import { testPhone } from '../../support/report.ts';
import { until } from '../../support/until.ts';
import { ticketsOf } from '../day/account.ts';

/** A withdrawal that comes long before its report: it ends among the dead letters, and redriving it is right then. */
export interface TooEarly {
  readonly report: string;
  readonly key: string;
}

const QUEUE = 'huying-casework-on';
const HOW_MANY = 2;

export async function sendTooEarly(run: string): Promise<TooEarly[]> {
  const all = Array.from({ length: HOW_MANY }, (_, n) => {
    const key = `too-early-${run}-${n}`;
    return { key, report: idFromKey('R', 'report', publicKey(key)) };
  });
  const { example: data } = ReportWithdrawn;
  for (const { report: subject } of all)
    await putEvent(QUEUE, ReportWithdrawn, { subject, version: 2, actor: 'resident', data });
  return all;
}

/** The reports come after all. */
export async function reportAfterAll(community: Community, early: readonly TooEarly[]): Promise<void> {
  const block = community.tree.blocks[0];
  for (const { key, report } of early) {
    const body = {
      channel: 'web',
      lang: 'zh-CN',
      words: `${block?.estate}的路灯不亮。`,
      category: 'utilities-street-light',
      area: block?.path,
      phone: testPhone(),
      consent: { process: true, sms: false },
    };
    const { status } = await call('POST', '/api/intake/reports', { body, key });
    if (status !== 201) throw new Error(`a report after its withdrawal: ${status}`);
    await until(`the ticket ${report}`, async () => (await ticketsOf(report)) === 1);
  }
}
