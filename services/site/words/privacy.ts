import type { Words } from '#shared/text/language.ts';

export const privacy = {
  title: { zh: '个人信息怎样使用', en: 'How we use your information' },
  whatTitle: { zh: '我们收集什么', en: 'What we collect' },
  what: {
    zh: '您写的内容、位置，以及您自愿留下的称呼和电话。不用注册，不要身份证号，页面不放广告，也不跟踪您。',
    en: 'Your words, the place, and the name and phone number if you choose to leave them. No account, no ID number, no advertising and no tracking.',
  },
  whyTitle: { zh: '用来做什么', en: 'What for' },
  why: {
    zh: '只用来办理您反映的事：找到负责人、向您核实、把结果告诉您。统计只用数字，不带姓名、电话和内容。',
    en: 'Only to deal with your report: to find the person responsible, to ask you for details and to tell you the result. Statistics are made of counts, without names, numbers or words.',
  },
  whoTitle: { zh: '谁能看到', en: 'Who can see it' },
  who: {
    zh: '办理这件事的负责人和街道的工作人员。电话平时是遮住的，要看必须写明理由，每次都有记录。没有您的单独同意，不提供给其他单位。',
    en: 'The person who deals with it and the staff of the subdistrict. Your phone number is hidden; to see it they must give a reason, and every look is recorded. Nobody else gets it without your separate consent.',
  },
  keepTitle: { zh: '在您手机里存什么', en: 'What is stored on your device' },
  keep: {
    zh: '只有必需的 Cookie：您选的语言（一年）、没写完的表单（24 小时）、查询进度的登录（30 分钟）。没有填完的表单 24 小时后删除。',
    en: 'Necessary cookies only: your language (a year), an unfinished form (24 hours), and your sign-in to track a report (30 minutes). A form that is never sent is deleted after 24 hours.',
  },
  rightsTitle: { zh: '您的权利', en: 'Your rights' },
  rights: {
    zh: '您可以要求查看、更正、删除您的信息，或者撤回同意。请打热线，报上编号。撤回不影响之前已经办理的部分。',
    en: 'You may ask to see, correct or delete your information, or withdraw your consent. Call the hotline and give your number. What was done before stays valid.',
  },
} as const satisfies Record<string, Words>;
