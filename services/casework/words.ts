import type { Words } from '#shared/text/language.ts';

/** Why a command was refused, by its stable code, and what to do about it. */
export const refusals: Readonly<Record<string, Words>> = {
  'held-it-before': {
    zh: '您承办或处理过这件工单，回访须由未经手的人员进行，请交给其他回访员',
    en: 'You had a part in this ticket; somebody who had none has to call back, please leave it to another officer',
  },
  'urged-already': {
    zh: '一小时内已经催办过，承办人已收到提醒，请稍后再试',
    en: 'You asked to hurry within the last hour, and the holder was told; please wait before asking again',
  },
};
