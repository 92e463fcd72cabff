import type { Community } from '../../support/community.ts';
import { type Door, type Hop, Way } from './steps.ts';

type Tell = (hop: Hop) => void;

const REPLY = { outcome: 'done', reply: '楼道已清理干净，物业每周巡查。' };

/** Through one door to closing, each time in another way: by the resident's page, an officer who asks, an SMS. */
export async function throughDoor(
  community: Community,
  variant: string,
  door: Door,
  tell: Tell,
): Promise<string> {
  const way = new Way(community, `${variant} ${door}`, tell);
  await way.report(door, 'fire-lane');
  await way.fact('casework', 'TicketOpened');
  await way.fact('escalation', 'DeadlinesSet');
  const { holder, level } = await way.fact('casework', 'TicketAssigned');
  if (level !== 1) throw new Error(`${variant} ${door}: assigned at level ${level}`);
  await way.told('received');
  await way.told('assigned');
  if (door === 'hotline') {
    await way.replyOf(String(holder), `1 ${way.number.slice(-4)}`);
    await way.fact('casework', 'TicketAccepted');
  } else await way.act(String(holder), 'accept', {});
  await way.act(String(holder), 'contact', { note: '已电话联系，约定当天上门。' });
  await way.act(String(holder), 'propose', REPLY);
  await way.told('proposed');
  if (door === 'web') await way.answer({ solved: true, satisfied: 'satisfied' });
  if (door === 'visit') {
    // Who entered it worked on it: the code alone closes nothing.
    await way.answer({ solved: true, satisfied: 'satisfied' });
    await way.fact('casework', 'ConfirmationWanted');
    await way.callBack({ reached: true, solved: 'solved', satisfied: 'satisfied' });
  }
  if (door === 'hotline') await way.reply(`1 ${way.number.slice(-4)}`);
  await way.fact('casework', 'TicketClosed');
  await way.told('closed');
  return way.id;
}

/** Nobody accepts in time: warned, missed, a level up, another holder, who does it. */
export async function upALevel(community: Community, variant: string, tell: Tell): Promise<string> {
  const way = new Way(community, `${variant} escalation`, tell);
  const LONG = 400_000;
  await way.report('web', 'utilities-power-out');
  const first = await way.fact('casework', 'TicketAssigned');
  await way.fact('escalation', 'DeadlineMissed', 1, LONG);
  await way.told('missed', LONG);
  await way.fact('casework', 'TicketLevelRaised', 1, LONG);
  const second = await way.fact('casework', 'TicketAssigned', 2, LONG);
  if (second.level !== 2 || second.holder === first.holder)
    throw new Error(`${variant}: the next holder is ${second.holder} at level ${second.level}`);
  await way.told('level-raised-worker');
  await way.told('level-raised-before');
  await way.told('level-raised');
  await way.act(String(second.holder), 'accept', {});
  await way.act(String(second.holder), 'contact', {});
  await way.act(String(second.holder), 'propose', REPLY);
  await way.answer({ solved: true, satisfied: 'fair' });
  await way.fact('casework', 'TicketClosed');
  return way.id;
}
