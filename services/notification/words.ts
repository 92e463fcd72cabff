import type { Stage } from '#events/fields.ts';
import type { Words } from '#shared/text/language.ts';
import type { Why } from './domain/why.ts';

/** Why a message did not arrive and what to do, for the staff who see the ticket. */
export const reasons: Readonly<Record<Why, Words>> = {
  'no-phone': {
    zh: '没有可用的手机号，请当面或电话告知',
    en: 'There is no mobile number; tell them in person or by phone',
  },
  declined: {
    zh: '对方不接收短信，请用其他方式告知',
    en: 'They did not agree to SMS; tell them another way',
  },
  'opted-out': {
    zh: '对方已退订短信，请用其他方式告知',
    en: 'They unsubscribed from SMS; tell them another way',
  },
  'provider-refused': {
    zh: '号码无效，短信没有发出，请核对号码',
    en: 'The number is not valid and nothing was sent; check the number',
  },
  undeliverable: {
    zh: '运营商未能送达，请稍后电话联系',
    en: 'The carrier could not deliver it; call them later',
  },
  'template-field': {
    zh: '短信模板用了没有的字段，请管理员改正模板',
    en: 'The template names a field that this message does not have; an administrator must correct it',
  },
  'too-late': {
    zh: '消息已过时，没有发出，请查看工单最新状态',
    en: 'The news was out of date and was not sent; look at the ticket',
  },
  unclear: {
    zh: '短信平台多次没有回应，不确定是否收到，请电话确认',
    en: 'The SMS provider gave no answer several times; call to make sure they know',
  },
};

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
