import { Problem } from '#shared/http/problem.ts';

/** Problems of exports. */
export const exportProblems = {
  calendarIsJson: () =>
    new Problem(400, 'json-only', {
      zh: '日历只能导出为 JSON',
      en: 'A calendar is exported as JSON',
    }),
};
