import { randomUUID } from 'node:crypto';
import { type Answer, call, expectCall } from '../../support/call.ts';
import type { Community } from '../../support/community.ts';
import { headOf, instantOf } from '../../support/logs.ts';
import { sendReport } from '../../support/report.ts';
import { until } from '../../support/until.ts';
import { reportByForm } from './form.ts';

/** A look at one's own write, right after the answer: whether it showed what was written. */
export interface Look {
  readonly at: 'done page' | 'track' | 'my list' | 'my closed list' | 'page of the ticket';
  readonly stale: boolean;
  /** The same list without the names of what was just changed: what the index alone would have shown. */
  readonly index?: boolean;
}

const PATIENCE = { limitMs: 600_000, everyMs: 50 };
interface Row {
  readonly id: string;
  readonly state: string;
}

/**
 * One report, and everybody's look at what they have just written: the resident at the page after the form and where their report
 * stands, the worker at their lists.
 */
export async function visit(community: Community, n: number, look: (look: Look) => void): Promise<void> {
  const block = community.tree.blocks[0];
  if (!block) throw new Error('a community without blocks');
  const words = `${block.estate}的楼道里堆满了纸箱和旧家具，消防通道过不去人，请来看看。（自看第${n}件）`;
  const who = { words, area: block.path, phone: `+861540${String(7_000_001 + n).padStart(7, '0')}` };
  const receipt = await (n % 2 ? byForm(who, look) : byApi(who));
  const { token, report } = await track(receipt);
  const own = async (wanted: (state: string) => boolean) => {
    const { state } = await expectCall<Row>(200, 'GET', `/api/casework/track/${report}`, { token });
    look({ at: 'track', stale: !wanted(state) });
  };
  await own((state) => state !== '');
  await until(
    `a holder of ${report}`,
    async () => instantOf(await headOf('casework', report), 'TicketAssigned'),
    PATIENCE,
  );

  const worker = await community.tokenOf(`m-${block.path.split('/').at(-1)}`);
  const act = (command: string, body: object) =>
    expectCall(200, 'POST', `/api/casework/tickets/${report}/${command}`, {
      body,
      token: worker,
      key: randomUUID(),
    });
  const list = (state: 'open' | 'closed', also: string) =>
    has(worker, `view=mine&state=${state}${also && `&also=${also}`}`, report);
  for (const [command, body, state] of [
    ['accept', {}, 'accepted'],
    ['propose', { outcome: 'done', reply: '已处理好，会再来看。' }, 'proposed'],
  ] as const) {
    await act(command, body);
    const [index, row] = await Promise.all([list('open', ''), list('open', report)]);
    look({ at: 'my list', stale: row?.state !== state, index: index?.state !== state });
    const page = await expectCall<Row>(200, 'GET', `/api/casework/tickets/${report}`, { token: worker });
    look({ at: 'page of the ticket', stale: page.state !== state });
  }
  const body = { solved: true };
  await expectCall(200, 'POST', `/api/casework/track/${report}/answer`, { body, token, key: randomUUID() });
  await own((state) => state === 'closed');
  const [index, row] = await Promise.all([list('closed', ''), list('closed', report)]);
  look({ at: 'my closed list', stale: row?.state !== 'closed', index: index?.state !== 'closed' });
}

interface Caller {
  readonly words: string;
  readonly area: string;
  readonly phone: string;
}

const byApi = ({ words, area, phone }: Caller) =>
  sendReport({
    channel: 'web',
    words,
    area,
    phone,
    category: 'fire-lane',
    consent: { process: true, sms: true },
    lang: 'zh-CN',
  });

async function byForm(caller: Caller, look: (look: Look) => void) {
  const shown = await reportByForm(caller);
  look({ at: 'done page', stale: !shown });
  if (!shown) throw new Error('the page after the form shows no number');
  return shown;
}

/** Number and code open the report as soon as somebody has them. */
async function track({ number, code }: { number: string; code: string }) {
  const { token } = await expectCall<{ token: string }>(200, 'POST', '/api/intake/track', {
    body: { number, code },
  });
  const { sub } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  return { token, report: String(sub) };
}

/** The ticket's row in a list, looked for page by page as who scrolls does. */
async function has(token: string, query: string, id: string): Promise<Row | undefined> {
  let after = '';
  for (;;) {
    const path = `/api/casework/tickets?${query}${after && `&after=${after}`}`;
    const { status, body }: Answer<{ tickets: Row[]; next?: string }> = await call('GET', path, { token });
    if (status !== 200) throw new Error(`${path}: ${status}`);
    const row = body.tickets.find((each) => each.id === id);
    if (row || !body.next) return row;
    after = body.next;
  }
}
