import type { Channel, Satisfied, Solved, Stage, Urgency } from '#events/fields.ts';
import type { Words } from '#shared/text/language.ts';
import type { Outcome, Role, TicketState } from '../api/answers.ts';

/** Labels of the glossary: the same word everywhere. */
export const stateWords: Record<TicketState, Words> = {
  received: { zh: '已登记', en: 'Received' },
  assigned: { zh: '已分派', en: 'Assigned' },
  accepted: { zh: '已签收', en: 'Accepted' },
  working: { zh: '处理中', en: 'In progress' },
  proposed: { zh: '待居民确认', en: 'Waiting for the resident' },
  closed: { zh: '已办结', en: 'Closed' },
  reopened: { zh: '重新办理', en: 'Reopened' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  doubtful: { zh: '待定', en: 'Undecided' },
};

/** How long a ticket has stood as it is: `{ago}` is a time such as "3 小时前". */
export const standsWords: Record<TicketState, Words> = {
  received: { zh: '{ago}登记', en: 'received {ago}' },
  assigned: { zh: '{ago}分派', en: 'assigned {ago}' },
  accepted: { zh: '{ago}签收', en: 'accepted {ago}' },
  working: { zh: '{ago}联系过', en: 'last contact {ago}' },
  proposed: { zh: '{ago}提出办结', en: 'proposed {ago}' },
  closed: { zh: '{ago}办结', en: 'closed {ago}' },
  reopened: { zh: '{ago}退回重办', en: 'reopened {ago}' },
  withdrawn: { zh: '{ago}撤回', en: 'withdrawn {ago}' },
  doubtful: { zh: '{ago}转待定', en: 'undecided since {ago}' },
};

export const urgencyWords: Record<Urgency, Words> = {
  emergency: { zh: '特急', en: 'Emergency' },
  urgent: { zh: '紧急', en: 'Urgent' },
  normal: { zh: '一般', en: 'Normal' },
  consultation: { zh: '咨询', en: 'Enquiry' },
};

export const channelWords: Record<Channel, Words> = {
  hotline: { zh: '热线电话', en: 'Hotline' },
  web: { zh: '网上填报', en: 'Web form' },
  visit: { zh: '上门走访', en: 'Home visit' },
  window: { zh: '服务窗口', en: 'Service window' },
  mail: { zh: '网上信访', en: 'Petition mail' },
};

export const outcomeWords: Record<Outcome, Words> = {
  done: { zh: '已办好', en: 'Done' },
  explained: { zh: '说明情况', en: 'Explained' },
};

export const roleWords: Record<Role, Words> = {
  worker: { zh: '网格员', en: 'Grid worker' },
  lead: { zh: '片区负责人', en: 'Area lead' },
  dispatcher: { zh: '派单员', en: 'Dispatcher' },
  callback: { zh: '回访员', en: 'Call-back officer' },
  duty: { zh: '热线值班员', en: 'Hotline duty officer' },
  leader: { zh: '领导', en: 'Leader' },
  admin: { zh: '管理员', en: 'Administrator' },
};

/** What ended it, beside the word for closing. */
export const closedByWords = {
  resident: { zh: '居民确认', en: 'the resident confirmed' },
  callback: { zh: '回访确认', en: 'confirmed in a call-back' },
  unreached: { zh: '三次回访未接通', en: 'not reached in three call-backs' },
} as const satisfies Record<string, Words>;

export const stageWords: Record<Stage, Words> = {
  dispatch: { zh: '派单', en: 'Dispatch' },
  accept: { zh: '签收', en: 'Accept' },
  contact: { zh: '首次联系', en: 'First contact' },
  resolve: { zh: '办结', en: 'Resolve' },
  callback: { zh: '回访', en: 'Call-back' },
  'missed-call': { zh: '未接来电', en: 'Missed call' },
  rise: { zh: '升级', en: 'Level rise' },
};

export const solvedWords: Record<Solved, Words> = {
  solved: { zh: '解决了', en: 'Solved' },
  partly: { zh: '部分解决', en: 'Partly solved' },
  not: { zh: '没解决', en: 'Not solved' },
};

export const satisfiedWords: Record<Satisfied, Words> = {
  satisfied: { zh: '满意', en: 'Satisfied' },
  fair: { zh: '一般', en: 'Fair' },
  dissatisfied: { zh: '不满意', en: 'Dissatisfied' },
};
