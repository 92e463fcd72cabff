import { randomUUID } from 'node:crypto';
import { call, expectCall } from '../../support/call.ts';
import { persist } from '../../support/persist.ts';
import { tell } from '../../support/phone-call.ts';
import { clearReport, sendReport, testPhone, trackingToken } from '../../support/report.ts';
import { tokenOf } from '../../support/system.ts';
import { until } from '../../support/until.ts';

/** Name of a parameter or field → values that exist, so that not every request ends at an unknown id. */
export type Known = Readonly<Record<string, readonly string[]>>;

export interface Ground {
  readonly known: Known;
  /** The token of a resident, and the report that it opens. */
  readonly resident: { readonly token: string; readonly report: string };
}

/** Tickets that commands can be tried on; each moves on as it is acted upon. */
const TICKETS = 12;

/** Puts something of every kind into the demo community. @throws naming what did not come about */
export async function prepare(): Promise<Ground> {
  const [worker, duty, admin] = await Promise.all([tokenOf('worker'), tokenOf('duty'), tokenOf('admin')]);
  const receipts = await Promise.all(Array.from({ length: TICKETS }, () => sendReport()));
  const doubtful = await Promise.all(
    Array.from({ length: 3 }, () =>
      sendReport({
        ...clearReport(),
        place: '幸福里',
        category: undefined,
        words: '路灯不亮了，晚上看不见路。',
      }),
    ),
  );
  // One after the other: nothing here is in a hurry.
  for (let n = 0; n < 4; n++) await missedCall();
  const last = receipts.at(-1) as (typeof receipts)[number];
  const assigned = async (id: string) =>
    (await call('GET', `/api/casework/tickets/${id}`, { token: worker })).body.state === 'assigned';
  for (const { report } of receipts) await until(`${report} is assigned`, () => assigned(report));
  const act = (report: string, command: string, body: object) =>
    expectCall(200, 'POST', `/api/casework/tickets/${report}/${command}`, {
      body,
      token: worker,
      key: randomUUID(),
    });
  for (const { report } of receipts.slice(-6)) {
    await act(report, 'accept', {});
    await act(report, 'contact', {});
    await act(report, 'propose', { outcome: 'done', reply: '已处理。' });
  }
  const tickets = [...receipts, ...doubtful].map(({ report }) => report);
  const calls = await until('calls at the desk', async () => {
    const { drafts = [], missed = [] } = (await call<Desk>('GET', '/api/intake/desk', { token: duty })).body;
    const found = [...drafts, ...missed].map((one) => one.call);
    return found.length > 0 && found;
  });
  const { duties } = await expectCall<Duties>(200, 'GET', '/api/community/roster', { token: duty });
  const { id } = await expectCall<{ id: string }>(202, 'POST', '/api/community/imports', {
    token: admin,
    key: randomUUID(),
    body: {
      files: [{ kind: 'units', format: 'csv', content: 'id,area,name,kind\nu-api,qt-03,试用单位,shop\n' }],
    },
  });
  const { draft } = await expectCall<{ draft: string }>(201, 'POST', '/api/intake/drafts', { body: {} });
  const { photo } = await expectCall<{ photo: string }>(201, 'POST', '/api/intake/photos', {
    body: { draft },
  });
  return {
    known: {
      'casework.id': tickets,
      'escalation.id': tickets,
      'community.id': [
        'qt-03',
        'qt-03-07',
        't-03-07',
        'taxonomy',
        'calendar',
        id,
        ...duties.slice(0, 5).map((d) => d.id),
      ],
      kind: ['area', 'team', 'rules', 'areas', 'members', 'taxonomy', 'calendar', 'sla'],
      ticket: tickets,
      report: tickets,
      call: calls,
      about: tickets,
      ids: [tickets.slice(0, 5).join(',')],
      'analytics.from': ['2026-11-01', '2026-11-20'],
      'analytics.to': ['2026-11-22', '2026-12-31'],
      area: ['qt', 'qt/qt-03', 'qt/qt-03/qt-03-07'],
      category: ['fire-lane', 'utilities-power-out'],
      to: [...new Set(duties.map((d) => d.member))].slice(0, 5),
      draft: [draft],
      photo: [photo],
    },
    resident: { token: await trackingToken(last), report: last.report },
  };
}

interface Desk {
  readonly drafts?: readonly { call: string }[];
  readonly missed?: readonly { call: string }[];
}
interface Duties {
  readonly duties: readonly { id: string; member: string }[];
}

/** So long a telephone company repeats a step that failed, in milliseconds; its number tells that it is the same. */
const REPEATED_MS = 90_000;

/** Somebody who hangs up while it still rings. */
async function missedCall(): Promise<void> {
  const call = randomUUID();
  const from = testPhone();
  await persist(REPEATED_MS, () => tell({ call, seq: 0, kind: 'started', from }));
  await persist(REPEATED_MS, () => tell({ call, seq: 1, kind: 'hung-up' }));
}
