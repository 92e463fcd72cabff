import {
  AnswerUnclear,
  ResolutionProposed,
  TicketAccepted,
  TicketAssigned,
  TicketClosed,
  TicketLevelRaised,
  TicketReopened,
  TicketUrged,
  TicketWithdrawn,
} from '#events/casework.ts';
import { DeadlineMissed, DeadlineNear } from '#events/escalation.ts';
import type { Stage } from '#events/fields.ts';
import { ReportReceived } from '#events/intake.ts';
import { RoutingDoubtful } from '#events/routing.ts';
import { checked, type PlanLine } from './plan-line.ts';

/** What the holder does; the other stages are somebody else's. */
const holders: readonly Stage[] = ['accept', 'contact', 'resolve'];
const only = (stage: Stage) => ({ stage: [stage] });

/** Messages to residents. */
const toCallers: readonly PlanLine[] = [
  {
    on: ReportReceived,
    purpose: 'received',
    to: 'caller',
    occurrence: 'once',
    // Others have read number and code on the page or heard them.
    when: { reachable: [true] },
    fields: ['number', 'code'],
    prompt: true,
  },
  { on: TicketAccepted, purpose: 'accepted', to: 'caller', occurrence: 'cycle', fields: ['number', 'team'] },
  /** Says how to answer by SMS: 1 solved and content, 2 solved but so-so, 3 not solved. */
  { on: ResolutionProposed, purpose: 'proposed', to: 'caller', occurrence: 'cycle', fields: ['number'] },
  {
    on: TicketReopened,
    purpose: 'reopened',
    to: 'caller',
    occurrence: 'cycle',
    fields: ['number'],
    prompt: true,
  },
  {
    on: TicketLevelRaised,
    purpose: 'level-raised',
    to: 'caller',
    occurrence: 'level',
    fields: ['number', 'level'],
  },
  {
    on: TicketClosed,
    purpose: 'closed',
    to: 'caller',
    occurrence: 'cycle',
    fields: ['number'],
    prompt: true,
  },
  {
    on: TicketWithdrawn,
    purpose: 'withdrawn',
    to: 'caller',
    occurrence: 'cycle',
    fields: ['number'],
    prompt: true,
  },
  {
    on: AnswerUnclear,
    purpose: 'answer-unclear',
    to: 'asker',
    occurrence: 'answer',
    when: { sender: ['caller'] },
    fields: ['list'],
    prompt: true,
  },
];

/** Messages to the responsible person: the old one, the new one, or the present holder. */
const toHolders: readonly PlanLine[] = [
  {
    on: TicketAssigned,
    purpose: 'assigned',
    to: 'holder',
    occurrence: 'assignment',
    when: { why: [undefined, 'reported', 'reopened'] },
    cycles: 'first',
    fields: ['number', 'category', 'area'],
  },
  {
    on: TicketAssigned,
    purpose: 'reopened-worker',
    to: 'holder',
    occurrence: 'assignment',
    when: { why: [undefined, 'reported', 'reopened'] },
    cycles: 'later',
    fields: ['number', 'category', 'area'],
  },
  {
    on: TicketAssigned,
    purpose: 'level-raised-worker',
    to: 'holder',
    occurrence: 'assignment',
    when: { why: ['level-raised'] },
    fields: ['number', 'category', 'area', 'level'],
  },
  {
    on: TicketAssigned,
    purpose: 'level-raised-before',
    to: 'previous',
    occurrence: 'assignment',
    when: { why: ['level-raised'] },
    fields: ['number', 'level'],
  },
  {
    on: DeadlineNear,
    purpose: 'near',
    to: 'holder-if-any',
    occurrence: 'stage',
    when: { stage: holders },
    fields: ['number', 'stage', 'due', 'area'],
    untilDue: true,
  },
  {
    on: DeadlineMissed,
    purpose: 'missed',
    to: 'holder-if-any',
    occurrence: 'stage',
    when: { stage: holders },
    fields: ['number', 'stage', 'due', 'area'],
  },
  { on: TicketUrged, purpose: 'urged', to: 'holder-if-any', occurrence: 'urge', fields: ['number'] },
  {
    on: TicketWithdrawn,
    purpose: 'withdrawn-worker',
    to: 'holder-if-any',
    occurrence: 'cycle',
    fields: ['number'],
  },
  { on: TicketClosed, purpose: 'closed-worker', to: 'holder', occurrence: 'cycle', fields: ['number'] },
  {
    on: AnswerUnclear,
    purpose: 'answer-unclear-worker',
    to: 'sender',
    occurrence: 'answer',
    when: { sender: ['member'] },
    fields: ['list'],
    prompt: true,
  },
];

/** Messages to those who answer for an area or the hotline. A raised level has messages of its own. */
const toOthers: readonly PlanLine[] = [
  {
    on: RoutingDoubtful,
    purpose: 'doubtful',
    to: 'leads',
    occurrence: 'request',
    fields: ['number', 'area'],
  },
  {
    on: DeadlineMissed,
    purpose: 'missed-lead',
    to: 'leads',
    occurrence: 'stage',
    when: { stage: holders },
    fields: ['number', 'stage', 'due', 'area'],
  },
  {
    on: DeadlineMissed,
    purpose: 'dispatch-missed',
    to: 'leads',
    occurrence: 'stage',
    when: only('dispatch'),
    fields: ['number', 'due', 'area'],
  },
  {
    on: DeadlineMissed,
    purpose: 'missed-call',
    to: 'hotline',
    occurrence: 'stage',
    when: only('missed-call'),
    fields: ['due', 'area'],
  },
  {
    on: DeadlineMissed,
    purpose: 'callback-missed',
    to: 'callback',
    occurrence: 'stage',
    when: only('callback'),
    fields: ['number', 'due', 'area'],
  },
];

/** Who gets which message when. A new message is a line here and a template in the community's configuration. */
export const plan = checked([...toCallers, ...toHolders, ...toOthers]);
