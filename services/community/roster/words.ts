import { Problem } from '#shared/http/problem.ts';

/** Problems of the roster. */
export const rosterProblems = {
  badPeriod: (days: number) =>
    new Problem(422, 'bad-period', {
      zh: `结束要晚于开始，一次最多查 ${days} 天`,
      en: `The end must come after the beginning, at most ${days} days later`,
    }),
  dutyOver: () =>
    new Problem(409, 'duty-over', {
      zh: '这一班已经结束或取消，不能再交接',
      en: 'This duty is over or was taken back; it cannot be handed over',
    }),
  memberUnknown: () =>
    new Problem(422, 'member-unknown', {
      zh: '找不到这位队员，或已离队',
      en: 'There is no such member, or they have left',
    }),
  memberElsewhere: () =>
    new Problem(422, 'member-elsewhere', {
      zh: '这位队员不属于本值班区域的服务队',
      en: 'The member is in no team of this roster’s area',
    }),
  memberAbsent: () =>
    new Problem(409, 'member-absent', {
      zh: '这位队员那时请假了，请换一位',
      en: 'The member is away then; choose another',
    }),
  alreadyOnDuty: () =>
    new Problem(409, 'already-on-duty', {
      zh: '这位队员那时已经在值班，请换一位',
      en: 'The member is on duty then already; choose another',
    }),
};
