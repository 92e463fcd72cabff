import { setTimeout as sleep } from 'node:timers/promises';
import type { Ticket } from '../../../services/casework/ticket/ticket.ts';
import type { Acts } from './acts.ts';
import type { Plan } from './plan.ts';
import type { Watch } from './watch.ts';

/** Milliseconds: near the end of five working days, and after a working hour or two, as `rules-fast` has them. */
const SLOW = { from: 225_000, to: 275_000 };
const LATE = { from: 12_000, to: 70_000 };

export const isOver = (t: Ticket): boolean => t.phase === 'closed' || t.phase === 'withdrawn';

/** Each state is acted upon once: what changes with every step that others wait for. */
const momentOf = (t: Ticket): string => `${t.phase} ${t.cycle} ${t.placement?.holder} ${t.placement?.level}`;

/**
 * Plays everybody around one ticket until it is over. A step that was overtaken (the ticket has another holder by now,
 * or another state) is simply not taken.
 */
export async function live(plan: Plan, id: string, watch: Watch, acts: Acts): Promise<void> {
  const side = resident(plan, id, watch, acts);
  side.catch(() => {}); // heard at the end, when the life was not cut short
  for (;;) {
    const state = await watch.until(id, 'a beginning', () => true);
    if (isOver(state)) break;
    const moment = momentOf(state);
    const still = () => momentOf(watch.state(id) ?? state) === moment;
    await step({ plan, id, t: state, watch, acts, still });
    await watch.until(id, `something after ${moment}`, (t) => isOver(t) || momentOf(t) !== moment);
  }
  watch.leave(id);
  await side;
}

/** A moment of a ticket's life at which somebody acts, unless it is over by the time they do. */
interface Turn {
  readonly plan: Plan;
  readonly id: string;
  readonly t: Ticket;
  readonly watch: Watch;
  readonly acts: Acts;
  readonly still: () => boolean;
}

async function step(turn: Turn): Promise<void> {
  const { plan, id, t, acts, still } = turn;
  const first = t.cycle === 1 && (t.placement?.level ?? 1) === 1;
  const holder = t.placement?.holder ?? '';
  await sleep(plan.pause());
  if (t.phase === 'assigned') {
    if (first && plan.worker === 'absent') return;
    if (first && plan.worker === 'late') await sleep(within(LATE, plan));
    if (!still()) return;
    if (first && plan.acceptsBy === 'sms') return await acts.acceptBySms(holder, id, t.number);
    return await acts.accept(holder, id);
  }
  if (t.phase === 'accepted' && plan.contacts) {
    await Promise.all(Array.from({ length: plan.devices }, () => acts.contact(holder, id)));
    return;
  }
  if (t.phase === 'accepted' || t.phase === 'working') {
    if (first && plan.worker === 'slow') await sleep(within(SLOW, plan));
    if (still()) await acts.propose(holder, id, plan.outcome);
    return;
  }
  if (t.phase === 'proposed') await afterProposal(turn);
}

/** The first time as planned; after a reopening the resident is content. */
async function afterProposal({ plan, id, t, watch, acts, still }: Turn): Promise<void> {
  const later = plan.door === 'hotline' ? 'sms' : 'solved';
  const says = t.cycle === 1 ? plan.resident : later;
  if (says === 'sms') return await acts.answerBySms(id, t.number, plan.satisfied);
  if (says !== 'silent') await acts.answer(id, says === 'solved', plan.satisfied);
  if (says === 'not' || (says === 'solved' && !(await isToBeAsked(id, watch)))) return;
  const found = says === 'solved' ? says : plan.callback;
  while (still()) {
    await acts.callBack(id, found, plan.satisfied);
    if (found !== 'unreached') return;
    await sleep(15_000 + plan.pause());
  }
}

/** With a code that whoever worked on it knows, "solved" is nobody's word until an officer has asked. */
async function isToBeAsked(id: string, watch: Watch): Promise<boolean> {
  const isWished = (t: Ticket) => t.phase === 'proposed' && t.toConfirm === 'solved';
  return isWished(await watch.until(id, 'an answer', (t) => t.phase !== 'proposed' || isWished(t)));
}

/** What the resident does besides answering. */
async function resident(plan: Plan, id: string, watch: Watch, acts: Acts): Promise<void> {
  if (!plan.urges && !plan.withdraws) return;
  await sleep(3 * plan.pause());
  const state = watch.state(id);
  if (!state || isOver(state) || state.phase === 'proposed') return;
  if (plan.withdraws) await acts.withdraw(id);
  else await acts.urge(id);
}

const within = ({ from, to }: typeof SLOW, plan: Plan): number => from + ((plan.pause() * 37) % (to - from));
