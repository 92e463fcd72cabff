import type { Stage } from '#events/fields.ts';
import type { Words } from '#shared/text/language.ts';

/** Said in place of a name that the community has not given or has taken away. */
export const unnamed = {
  area: { zh: '您负责的片区', en: 'your area' },
  category: { zh: '居民反映', en: 'a resident’s report' },
  team: { zh: '社区服务队', en: 'the community team' },
} as const satisfies Record<string, Words>;

/** What is due, as messages call it. */
export const stages: Readonly<Record<Stage, Words>> = {
  dispatch: { zh: '派单', en: 'dispatch' },
  accept: { zh: '签收', en: 'accepting' },
  contact: { zh: '首次联系', en: 'first contact' },
  resolve: { zh: '办结', en: 'resolving' },
  callback: { zh: '回访', en: 'the call-back' },
  'missed-call': { zh: '未接来电回拨', en: 'returning the call' },
  rise: { zh: '升级', en: 'the next level' },
};

/** A level that the rule set does not name. */
export const unnamedLevel = (level: number): Words => ({ zh: `第${level}级`, en: `level ${level}` });

/** Behind a time that may still move, since next year's holidays are not announced. */
export const provisional: Words = { zh: '（暂定）', en: ' (provisional)' };

/** In place of a list of tickets that would be empty. */
export const noTickets: Words = { zh: '目前没有', en: 'none at present' };
