import type { Words } from '#shared/text/language.ts';
import type { CountName } from './counts.ts';

/** A number, a quotient shown as numerator / denominator, quotients by level, or a median and a 90th percentile. */
export type Definition = {
  readonly id: string;
  readonly title: Words;
  /** In words what is counted, over what, and on which day it stands. */
  readonly formula: Words;
} & (
  | { readonly kind: 'count'; readonly count: CountName }
  | { readonly kind: 'rate'; readonly n: CountName; readonly d: CountName }
  | { readonly kind: 'levels' }
  | { readonly kind: 'minutes'; readonly of: 'contact' | 'close' }
);

/** Cohort: tickets by the local day on which they were opened, whatever became of them later. */
const count = (id: string, name: CountName, title: Words, formula: Words): Definition => ({
  id,
  kind: 'count',
  count: name,
  title,
  formula,
});
const rate = (id: string, n: CountName, d: CountName, title: Words, formula: Words): Definition => ({
  id,
  kind: 'rate',
  n,
  d,
  title,
  formula,
});

/** Tickets in all states, including unplaced and withdrawn ones. */
const received = count(
  'received',
  'received',
  { zh: '受理量', en: 'Received' },
  {
    zh: '当日受理的全部工单，含待定与撤回的；咨询当场答复和未接来电另计',
    en: 'All tickets opened on the day, doubtful and withdrawn ones included; consultations and missed calls are counted apart',
  },
);

/** On the day of the answer. */
const consultations = count(
  'consultations',
  'consultations',
  { zh: '当场答复咨询', en: 'Consultations answered on the spot' },
  {
    zh: '当日当场答复的咨询，不成工单',
    en: 'Questions answered on the spot on the day; they become no ticket',
  },
);

/** On the day of the call, called back or not. */
const missedCalls = count(
  'missedCalls',
  'missedCalls',
  { zh: '未接来电', en: 'Missed calls' },
  { zh: '当日未接的来电，无论后来是否回拨', en: 'Calls missed on the day, called back or not' },
);

const withdrawn = count(
  'withdrawn',
  'withdrawn',
  { zh: '居民撤回', en: 'Withdrawn' },
  { zh: '当日受理、后由居民撤回的工单', en: 'Tickets opened on the day that residents took back' },
);

const open = count(
  'open',
  'open',
  { zh: '办理中', en: 'In hand' },
  {
    zh: '当日受理、尚未办理完毕的工单（含重办）',
    en: 'Tickets opened on the day with nothing proposed yet, reopened ones included',
  },
);

const proposed = count(
  'proposed',
  'proposed',
  { zh: '待居民确认', en: 'Proposed, unconfirmed' },
  {
    zh: '已报办结、尚未经居民或回访确认的工单',
    en: 'The holder says it is done; neither resident nor call-back has confirmed it',
  },
);

/** A deadline counts on the day it fell due: done before it / all that fell due, those still open included. */
const onTime = (id: string, stage: 'dispatch' | 'accept' | 'contact' | 'resolve', zh: string, en: string) =>
  rate(
    id,
    `${stage}.met`,
    `${stage}.due`,
    { zh, en },
    {
      zh: '期限前完成的 / 当日到期的全部期限（含仍未完成的）',
      en: 'Done before the deadline / all deadlines that fell due on the day, those still open included',
    },
  );

/** Closed and not reopened since. */
const completion = rate(
  'completion',
  'closed',
  'received',
  { zh: '办结率', en: 'Completion' },
  {
    zh: '已办结且未重办的 / 当日受理量',
    en: 'Closed and not reopened since / received on the day',
  },
);

/** Followed up: the resident answered, was reached, or was tried three times, since the newest proposal. */
const callback = rate(
  'callback',
  'covered',
  'everProposed',
  { zh: '回访率', en: 'Call-back coverage' },
  {
    zh: '最近一次报办结之后，居民自己答复、回访接通或已回访三次的 / 曾报办结或已办结的工单',
    en: 'Since the newest proposal the resident answered, was reached or was tried three times / tickets ever proposed or closed',
  },
);

/** By the newest answer: the resident's own, or given in a call-back. "Partly" is not solved. */
const solved = rate(
  'solved',
  'solved',
  'answered',
  { zh: '解决率', en: 'Solved' },
  {
    zh: '最近一次答复为“已解决”的 / 有答复的工单（本人答复或回访接通）',
    en: 'Newest answer is "solved" / tickets with an answer, the resident’s own or in a call-back that reached them',
  },
);

/** By the newest word on it. */
const satisfied = rate(
  'satisfied',
  'satisfied',
  'rated',
  { zh: '满意率', en: 'Satisfied' },
  {
    zh: '最近一次评价为“满意”的 / 作出评价的工单',
    en: 'Newest rating is "satisfied" / tickets with a rating',
  },
);

const reopened = count(
  'reopened',
  'reopened',
  { zh: '重办', en: 'Reopened' },
  { zh: '当日受理、至少重办过一次的工单', en: 'Tickets opened on the day that were reopened at least once' },
);

/** Levels are those at which tickets stand now. */
const levels: Definition = {
  id: 'levels',
  kind: 'levels',
  title: { zh: '各级解决', en: 'Solved per level' },
  formula: {
    zh: '在该级办结且答复为“已解决”的 / 当日受理量',
    en: 'Closed at this level with the answer "solved" / received on the day',
  },
};

/** By the lower rank: of n sorted values the one at ⌊share · (n - 1)⌋; exact within 1 %. */
const contactMinutes: Definition = {
  id: 'contactMinutes',
  kind: 'minutes',
  of: 'contact',
  title: { zh: '首次联系用时', en: 'Time to first contact' },
  formula: {
    zh: '从受理到首次联系的分钟数，首轮办理，按联系期限到期日；中位数与九成分位，误差不超过 1%',
    en: 'Minutes from opening to the first contact, first round, on the day by which contact was due; median and 90th percentile, at most 1 % off',
  },
};
const closeMinutes: Definition = {
  id: 'closeMinutes',
  kind: 'minutes',
  of: 'close',
  title: { zh: '办结用时', en: 'Time to close' },
  formula: {
    zh: '已办结且未重办的工单，从受理到办结的分钟数；中位数与九成分位，误差不超过 1%',
    en: 'Minutes from opening to closing of tickets closed and not reopened since; median and 90th percentile, at most 1 % off',
  },
};

/** Every figure there is, in the order in which pages show them. What is shown is computed from these. */
export const definitions = [
  received,
  consultations,
  missedCalls,
  withdrawn,
  open,
  proposed,
  onTime('dispatched', 'dispatch', '按时派单率', 'Dispatched on time'),
  onTime('accepted', 'accept', '按时签收率', 'Accepted on time'),
  onTime('contacted', 'contact', '按时联系率', 'Contacted on time'),
  onTime('closedOnTime', 'resolve', '按时办结率', 'Resolved on time'),
  completion,
  callback,
  solved,
  satisfied,
  reopened,
  levels,
  contactMinutes,
  closeMinutes,
] as const satisfies readonly Definition[];

/** Raised when what is counted changes its meaning: rows that were stored before are made again. */
export const MEANING = 1;
