import { randomUUID } from 'node:crypto';
import { fastTree, threeStationTree } from '../../demo/trees.ts';
import { hotlineOf } from '../../local/simulator/hotline.ts';
import { type People, place } from '../../local/simulator/telephone.ts';
import { Way } from '../proofs/chain/steps.ts';
import { expectCall } from '../support/call.ts';
import { type Community, createCommunity } from '../support/community.ts';
import { feed } from '../support/event-sources.ts';
import { headOf, instantOf } from '../support/logs.ts';
import { testPhone } from '../support/report.ts';
import { people as demoPeople, system } from '../support/system.ts';
import { until } from '../support/until.ts';
import type { Left, LeftPerson, LeftTicket, Phase } from './left.ts';

const PROPOSAL = { outcome: 'done', reply: '已清理。' };

/** Brings tickets and calls to every point of their way on the running system, and leaves them there. */
export async function leaveOpen(): Promise<Omit<Left, 'commit' | 'made'>> {
  const slow = await createCommunity(threeStationTree('ps'));
  const fast = await createCommunity(fastTree('pf'));
  const tickets = { ...(await ticketsOf(slow)), ...(await ringingOf(fast)) };
  const calls = { missed: await leftCall('started'), draft: await leftCall('words') };
  const people: readonly LeftPerson[] = [...demoPeople(), ...slow.tree.people, ...fast.tree.people];
  const [first, second] = [slow, fast].map(({ tree }) => tree.blocks[0]?.path ?? '') as [string, string];
  return {
    tickets: { ...tickets, untold: await untold(slow) } as Record<Phase, LeftTicket>,
    calls,
    people: people.map(asPerson),
    blocks: { slow: first, fast: second },
  };
}

const asPerson = ({ staff, password, role, member }: LeftPerson): LeftPerson => ({
  staff,
  password,
  role,
  ...(member !== undefined && { member }),
});

const holderIn = ({ tree }: Community): string => `m-${tree.blocks[0]?.path.split('/').at(-1)}`;

async function reported(town: Community, name: string): Promise<Way> {
  const way = new Way(town, name, () => undefined);
  await way.report('web', 'fire-lane');
  await way.fact('casework', 'TicketAssigned');
  return way;
}

const asLeft = ({ id, number, code, phone }: Way, tree: LeftTicket['tree']): LeftTicket => ({
  report: id,
  number,
  code,
  phone,
  tree,
});

async function ticketsOf(town: Community): Promise<Partial<Record<Phase, LeftTicket>>> {
  const steps = ['accept', 'contact', 'propose'] as const;
  const after: Partial<Record<Phase, number>> = {
    assigned: 0,
    accepted: 1,
    working: 2,
    proposed: 3,
    tried: 3,
    reopened: 3,
  };
  const left: Partial<Record<Phase, LeftTicket>> = { doubtful: await doubtful(town) };
  for (const [phase, count] of Object.entries(after) as [Phase, number][]) {
    const way = await reported(town, phase);
    for (const step of steps.slice(0, count))
      await way.act(holderIn(town), step, step === 'propose' ? PROPOSAL : {});
    if (phase === 'tried') await way.callBack({ reached: false });
    if (phase === 'reopened') {
      await way.answer({ solved: false, words: '还是堵着' });
      await way.fact('casework', 'TicketAssigned', 2);
    }
    left[phase] = asLeft(way, 'slow');
  }
  return left;
}

/** One whose place nobody knows. */
async function doubtful({ tree }: Community): Promise<LeftTicket> {
  const phone = testPhone();
  const consent = { process: true, sms: true };
  const body = { channel: 'web', words: '请来看看。', area: tree.root, phone, consent, lang: 'zh-CN' };
  const key = randomUUID();
  const receipt = await expectCall<Omit<LeftTicket, 'phone' | 'tree'>>(201, 'POST', '/api/intake/reports', {
    body,
    key,
  });
  await until('a doubt', async () => instantOf(await headOf('casework', receipt.report), 'RoutingHeld'));
  const { report, number, code } = receipt;
  return { report, number, code, phone, tree: 'slow' };
}

/** Where a working day lasts a minute: one whose level was raised, and one whose clock runs. */
async function ringingOf(town: Community): Promise<Partial<Record<Phase, LeftTicket>>> {
  const raised = await reported(town, 'raised');
  await raised.fact('casework', 'TicketLevelRaised', 1, 600_000);
  await raised.fact('casework', 'TicketAssigned', 2);
  const ringing = await reported(town, 'ringing');
  return { raised: asLeft(raised, 'fast'), ringing: asLeft(ringing, 'fast') };
}

/** One whose resident is not told yet: the message waits in its queue. */
async function untold(town: Community): Promise<LeftTicket> {
  const { endpoint } = await system();
  await feed(endpoint, 'huying-notification-send', { Enabled: false });
  return asLeft(await reported(town, 'untold'), 'slow');
}

const KEYS: Readonly<Record<string, string>> = {
  consent: '1',
  urgency: '2',
  category: '0',
  'read-back': '1',
};

/** A call whose caller hangs up at this step. @returns its id */
async function leftCall(step: 'started' | 'words'): Promise<string> {
  const people: People = {
    answer: async () => 'no-answer',
    press: async ({ prompt }) => KEYS[prompt],
    speak: async () => ({ text: '楼道里堆满了纸箱，消防通道过不去人。' }),
    talk: async () => {},
    hear: () => {},
    leave: (now) => now === step,
  };
  const hotline = hotlineOf((await system()).endpoint);
  const { call } = await place(hotline, { call: randomUUID(), from: testPhone() }, people);
  const type = step === 'started' ? 'CallMissed' : 'CallDrafted';
  await until(type, async () => instantOf(await headOf('intake', call), type));
  return call;
}
