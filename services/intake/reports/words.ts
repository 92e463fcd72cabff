import { Problem, problems } from '#shared/http/problem.ts';

/** What intake answers when it cannot do what was asked, beyond what every API says. */
export const intakeProblems = {
  consentNeeded: () =>
    new Problem(422, 'consent-needed', {
      zh: '当事人没有同意使用其信息，不能登记，什么都没有保存。请说明用途并征得同意后再登记',
      en: 'The person did not agree to the use of their information, so nothing was entered or kept. Explain what it is for, ask them, and enter it then',
    }),
  blockNeeded: () =>
    problems.invalid([
      {
        field: 'area',
        code: 'required',
        message: { zh: '上门登记请选择住户所在的片区', en: 'For a visit, choose the block of the household' },
      },
    ]),
  notYourArea: () =>
    problems.invalid([
      {
        field: 'area',
        code: 'not-your-area',
        message: {
          zh: '不在您负责的范围内，请选择您负责的片区',
          en: 'Outside the areas that you work in; choose one of yours',
        },
      },
    ]),
} as const;
