import type { Language } from '#events/fields.ts';
import { say, type Words } from '#shared/text/language.ts';

/** What the telephone says, in short sentences: a caller cannot read them twice. */
const prompts = {
  greeting: {
    zh: '您好，这里是呼应社区热线，值班电话正忙。请用语音留言：按 1 表示同意我们记录您的留言、用短信告诉您处理情况；按 2 不留言，我们会尽快回电。',
    en: 'Hello, this is the Huying community hotline; all lines are busy. To leave a message, press 1: you agree that we keep your words and text you about them. Press 2 and we call you back.',
  },
  english: { zh: 'For English, press 9.', en: '' },
  urgency: {
    zh: '有人身危险请按 1，并请立即拨打 110、119 或 120；着急的事请按 2；其他请按 3。',
    en: 'If people are in danger press 1, and call 110, 119 or 120 at once. If it is urgent press 2. For anything else press 3.',
  },
  category: { zh: '请选择类别：{menu}；不确定请按 0。', en: 'Choose a category: {menu}. If unsure press 0.' },
  choice: { zh: '{name}请按 {key}', en: '{name}, press {key}' },
  words: {
    zh: '请在提示音后说出地点和事情，说完按井号键。',
    en: 'After the tone, please say where it is and what happened, then press hash.',
  },
  readBack: {
    zh: '我们记下了 {count} 个字：“{start}”。按 1 提交，按 2 重新说。',
    en: 'We noted {count} characters: “{start}”. Press 1 to send it, 2 to say it again.',
  },
  again: { zh: '没有听清。', en: 'Sorry, we did not get that. ' },
  told: {
    zh: '已受理。您的编号是：{digits}。再说一遍：{digits}。编号和查询码会用短信发给您。再见。',
    en: 'Thank you. Your number is {digits}. Again: {digits}. Number and code come by SMS. Goodbye.',
  },
  toldOnly: {
    zh: '已受理。您的编号是：{digits}。再说一遍：{digits}。请记下来。再见。',
    en: 'Thank you. Your number is {digits}. Again: {digits}. Please write it down. Goodbye.',
  },
  colleague: {
    zh: '谢谢。值班同事会听您的留言，并与您联系。再见。',
    en: 'Thank you. A colleague will go through your message and contact you. Goodbye.',
  },
  callBack: {
    zh: '我们会尽快给您回电。有人身危险请拨打 110、119 或 120。再见。',
    en: 'We will call you back soon. If people are in danger call 110, 119 or 120. Goodbye.',
  },
} as const satisfies Record<string, Words>;

type Prompt = keyof typeof prompts;

/** A prompt in the caller's language, its `{fields}` filled in. */
export const spoken = (prompt: Prompt, lang: Language, fields: Readonly<Record<string, string>> = {}) =>
  say(prompts[prompt], lang).replace(/\{(\w+)\}/g, (_, name: string) => fields[name] ?? '');
