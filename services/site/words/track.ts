import type { Words } from '#shared/text/language.ts';

export const track = {
  title: { zh: '查询办理进度', en: 'Track your report' },
  lead: {
    zh: '编号和查询码在您提交后的页面上；留了手机号并同意短信的，短信里也有。',
    en: 'Number and code were on the page after you submitted, and in the SMS if you asked for one.',
  },
  numberLabel: { zh: '编号', en: 'Number' },
  numberHint: { zh: '12 位数字，例如 2632 6047 3151', en: '12 digits, such as 2632 6047 3151' },
  codeLabel: { zh: '查询码', en: 'Tracking code' },
  codeHint: { zh: '字母和数字，大小写都可以', en: 'Letters and digits; capitals do not matter' },
  button: { zh: '查询', en: 'Show progress' },
  numberMissing: { zh: '请填写编号', en: 'Enter the number' },
  numberWrong: {
    zh: '编号是 12 位数字，请对照检查有没有抄错',
    en: 'The number has 12 digits; compare it with your note',
  },
  codeMissing: { zh: '请填写查询码', en: 'Enter the tracking code' },
  notFound: {
    zh: '编号和查询码对不上，请两个都检查一下',
    en: 'Number and code do not match; please check both',
  },
  expired: {
    zh: '离开超过 30 分钟，为保护您的信息已经退出。请重新输入。',
    en: 'More than 30 minutes have passed, so we signed you out to protect your information. Please enter both again.',
  },
  left: { zh: '已经退出。', en: 'You have signed out.' },
  lostBoth: {
    zh: '编号或查询码找不到了？请打热线，核实身份后帮您查。',
    en: 'Lost them? Call the hotline; we check who you are and look it up.',
  },

  statusTitle: { zh: '办理进度', en: 'Progress' },
  numberIs: { zh: '编号', en: 'Number' },
  latest: { zh: '最新', en: 'Now' },
  earlier: { zh: '之前', en: 'Earlier' },
  replyTitle: { zh: '给您的答复', en: 'Our answer to you' },
  outcomeDone: { zh: '办理结果：已经处理', en: 'Result: dealt with' },
  outcomeExplained: {
    zh: '办理结果：暂时办不到，说明如下',
    en: 'Result: not possible for now, for these reasons',
  },
  question: { zh: '问题解决了吗？', en: 'Is it solved?' },
  questionAgain: { zh: '其实还没有解决？', en: 'Not solved after all?' },
  questionHint: {
    zh: '选“没有解决”，编号不变，会继续办理。',
    en: 'If it is not, the number stays the same and we carry on.',
  },
  solved: { zh: '已解决', en: 'Yes, solved' },
  notSolved: { zh: '没有解决', en: 'No, not solved' },
  ownTitle: { zh: '您反映的内容', en: 'What you reported' },
  ownPlace: { zh: '位置', en: 'Place' },
  ownReceived: { zh: '收到时间', en: 'Received' },
  leave: { zh: '退出查询', en: 'Sign out' },
  refresh: { zh: '刷新看最新进度', en: 'Reload for the latest' },

  toldSolved: { zh: '谢谢您，这件事已经办结。', en: 'Thank you. The matter is closed.' },
  toldToConfirm: {
    zh: '谢谢您，记下了。这件事是工作人员代您登记的，办结前还会由没有经手的同事设法向您核实。',
    en: 'Thank you, noted. Staff entered this for you, so before it is closed a colleague who had no part in it will try to ask you.',
  },
  toldNotSolved: {
    zh: '记下了，会继续办理，并提醒负责人重点关注。',
    en: 'Noted. We carry on, and it gets more attention from now on.',
  },
  toldChanged: {
    zh: '这件事的状态刚刚变了，请看最新进度。',
    en: 'The state has just changed; here is the latest.',
  },

  promiseContact: { zh: '会有人联系您，最晚在', en: 'Somebody gets in touch with you by' },
  promiseResolve: { zh: '给您答复，最晚在', en: 'You get an answer by' },
  provisional: {
    zh: '（来年放假安排公布后可能调整）',
    en: ' (may change once the holidays of that year are announced)',
  },
  raised: {
    zh: '这件事已经升级，由上一级负责。',
    en: 'This has been taken up to the next level, which is now responsible.',
  },
  urgeTitle: { zh: '等得着急了？', en: 'Waiting too long?' },
  urgeHint: {
    zh: '催一次，负责人马上会收到提醒。一小时内只能催一次。',
    en: 'The person responsible is reminded at once. You can do this once an hour.',
  },
  urge: { zh: '催一催', en: 'Remind them' },
  toldUrged: { zh: '已经提醒负责人。', en: 'The person responsible has been reminded.' },
  toldUrgedAlready: {
    zh: '刚刚已经催过了，请一小时后再催。',
    en: 'You reminded them less than an hour ago; please wait a little.',
  },
  withdrawLink: { zh: '不用办了，撤回这件事', en: 'No longer needed? Take it back' },
  withdrawTitle: { zh: '确定要撤回吗？', en: 'Take this report back?' },
  withdrawText: {
    zh: '撤回后，我们不再办理这件事，也不能恢复。以后还需要的话，请另外反映。',
    en: 'We then stop working on it, and it cannot be undone. If you need it again, make a new report.',
  },
  withdrawAsked: {
    zh: '这件事是工作人员代您登记的，所以不会马上停办：有答复后，会由没有经手的同事设法向您核实，您确认了就撤回。',
    en: 'Staff entered this for you, so work does not stop at once: when there is an answer, a colleague who had no part in it will try to ask you, and it ends when you say so.',
  },
  withdrawButton: { zh: '确定撤回', en: 'Yes, take it back' },
  withdrawKeep: { zh: '不撤回，返回进度', en: 'No, keep it' },
  toldWithdrawn: {
    zh: '已经撤回，我们会通知负责人。',
    en: 'You have taken it back; we tell the person responsible.',
  },
  toldWithdrawalNoted: {
    zh: '您要撤回，我们记下了，会由没有经手的同事设法向您核实。',
    en: 'Your wish to take it back is noted. A colleague who had no part in it will try to ask you.',
  },
  photosTitle: { zh: '您的照片', en: 'Your photos' },
  photoChecking: { zh: '正在检查，请稍后刷新', en: 'being checked; reload in a moment' },
  photoKind: {
    zh: '不能用，不是 JPG、PNG 或 WebP 照片',
    en: 'not usable, because it is not a JPG, PNG or WebP photo',
  },
  photoDamaged: {
    zh: '不能用，文件不完整或已损坏',
    en: 'not usable, because the file is damaged or incomplete',
  },
  photoMissing: { zh: '没有收到这张照片', en: 'this photo did not arrive' },
  photoTaken: {
    zh: '不能用，这张照片已经用在另一件事里',
    en: 'not usable, because it already belongs to another report',
  },
  rateTitle: { zh: '您对办理满意吗？（选填）', en: 'Are you satisfied with how it was handled? (optional)' },
  satisfied: { zh: '满意', en: 'Satisfied' },
  fair: { zh: '一般', en: 'Fair' },
  dissatisfied: { zh: '不满意', en: 'Dissatisfied' },
  howFar: { zh: '办到哪一步了？', en: 'How far did it get?' },
  partly: { zh: '部分解决', en: 'Partly solved' },
  notAtAll: { zh: '没有解决', en: 'Not solved' },

  notSolvedTitle: { zh: '还有什么没解决？', en: 'What is still not solved?' },
  notSolvedHint: {
    zh: '可以不写。写下来，负责人就知道该做什么。',
    en: 'You may leave this empty. A few words tell the person responsible what to do.',
  },
  notSolvedWords: { zh: '说几句（选填）', en: 'A few words (optional)' },
  notSolvedButton: { zh: '确认没有解决', en: 'Confirm: not solved' },
  notSolvedLong: { zh: '内容请不要超过 2000 字', en: 'Keep it to 2,000 characters or fewer' },
} as const satisfies Record<string, Words>;

/** Steps as casework names them, newest first on the page: what each means to the resident. */
export const steps = {
  TicketOpened: { zh: '已收到，正在找负责人', en: 'Received; we are finding the person responsible' },
  RoutingHeld: { zh: '正在核对由谁负责', en: 'We are checking who is responsible' },
  TicketAssigned: { zh: '已交给负责人', en: 'Passed to the person responsible' },
  TicketAccepted: { zh: '负责人已接手', en: 'The person responsible has taken it on' },
  ContactMade: { zh: '负责人已联系您', en: 'The person responsible has been in touch with you' },
  ResolutionProposed: { zh: '已有答复，请您确认', en: 'There is an answer; please confirm' },
  ConfirmationWanted: {
    zh: '您的要求已记下，待核实',
    en: 'Your wish is noted, and will be checked with you',
  },
  TicketReopened: { zh: '您说没有解决，继续办理', en: 'You said it is not solved; we carry on' },
  TicketLevelRaised: { zh: '已升级，由上一级督办', en: 'Taken up to the next level' },
  TicketUrged: { zh: '您催办了一次', en: 'You asked us to hurry' },
  CallbackRecorded: { zh: '已电话回访', en: 'We called you back' },
  TicketWithdrawn: { zh: '您已撤回', en: 'You took it back' },
  TicketClosed: { zh: '已办结', en: 'Closed' },
} as const satisfies Record<string, Words>;

export const photoNumber = (n: number): Words => ({ zh: `照片${n}`, en: `Photo ${n}` });

export const nowWith = (team: string): Words => ({ zh: `现在由${team}负责。`, en: `Now with ${team}.` });
