import { vi } from 'vitest';
import { atOnce } from '#shared/at-once.ts';
import { layout } from '../../../infra/tooling/system/layout.ts';
import type { System } from '../../../local/system.ts';

/** What is done to a report before the backup; the last step is where it stands then. */
export const STAGES = [
  [],
  ['accept'],
  ['accept', 'contact'],
  ['accept', 'contact', 'propose'],
  ['accept', 'contact', 'propose', 'close'],
  ['accept', 'contact', 'propose', 'reopen'],
  ['accept', 'contact', 'propose', 'callBack'],
  ['withdraw'],
] as const;
type Step = (typeof STAGES)[number][number];
const ROUNDS = 3;

/** The support of tests, attached to one of the two systems. */
export async function on(system: System) {
  process.env.HUYING_SYSTEM = layout(system.dir).system;
  vi.resetModules();
  return {
    ...(await import('../../proofs/chain/steps.ts')),
    ...(await import('../call.ts')),
    ...(await import('../report.ts')),
    ...(await import('../logs.ts')),
    ...(await import('../sms.ts')),
    ...(await import('../system.ts')),
    ...(await import('../community.ts')),
    ...(await import('../track-page.ts')),
    ...(await import('../until.ts')),
    ...(await import('../recount/quiet.ts')),
  };
}
export type On = Awaited<ReturnType<typeof on>>;
export type Way = InstanceType<On['Way']>;
export type Community = Awaited<ReturnType<On['communityOf']>>;

export const receiptOf = ({ id, number, code }: Way) => ({ report: id, number, code });
const PROPOSAL = { outcome: 'done', reply: '已清理。' };

/** Who holds what is reported for the first block. */
const holderIn = ({ tree }: Community): string => `m-${tree.blocks[0]?.path.split('/').at(-1)}`;

/** One step of a report's life, by whom it is done. */
export async function take(at: On, community: Community, way: Way, step: Step): Promise<void> {
  if (step === 'accept' || step === 'contact') return way.act(holderIn(community), step, {});
  if (step === 'propose') return way.act(holderIn(community), step, PROPOSAL);
  if (step === 'close') {
    await way.answer({ solved: true, satisfied: 'satisfied', words: '谢谢' });
    // What the holder entered at a door, its code does not close.
    const log = (await at.headOf('casework', way.id))?.log ?? [];
    const asked = log.at(-1)?.[0] === 'ConfirmationWanted';
    return asked ? way.callBack({ reached: true, solved: 'solved', satisfied: 'satisfied' }) : undefined;
  }
  if (step === 'reopen') return way.answer({ solved: false, words: '还是堵着' });
  if (step === 'callBack') return way.callBack({ reached: false });
  const token = await at.trackingToken(receiptOf(way));
  const path = `/api/intake/reports/${way.id}/withdraw`;
  await at.expectCall(200, 'POST', path, { body: {}, token, key: way.id });
}

/** Reports by two doors, each brought to its stage. */
export async function live(at: On, community: Community): Promise<Way[]> {
  const reports = Array.from({ length: ROUNDS * STAGES.length }, (_, n) => n);
  return atOnce(4, reports, async (n) => {
    const way = new at.Way(community, `report ${n}`, () => undefined);
    await way.report(n % 3 === 0 ? 'visit' : 'web', 'fire-lane');
    await way.fact('casework', 'TicketAssigned');
    for (const step of STAGES[n % STAGES.length] ?? []) await take(at, community, way, step);
    return way;
  });
}
