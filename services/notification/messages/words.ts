import type { Words } from '#shared/text/language.ts';
import type { Why } from '../domain/why.ts';

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
