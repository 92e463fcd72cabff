import type { Words } from '#shared/text/language.ts';

export const signin = {
  failedTitle: { zh: '登录没有成功', en: 'Sign-in did not work' },
  stale: {
    zh: '登录页面打开太久，或者同时打开了几个登录页。请重新登录。',
    en: 'The sign-in page was open too long, or several were open at once. Please sign in again.',
  },
  denied: {
    zh: '登录被取消或被拒绝。请重新登录；还不行，请联系管理员。',
    en: 'The sign-in was cancelled or refused. Sign in again; if that fails, ask your administrator.',
  },
  unproved: {
    zh: '登录服务的答复没有通过核验，所以没有让您进入。请重新登录；还不行，请联系管理员。',
    en: 'The sign-in service’s answer did not pass our checks, so you are not signed in. Sign in again; if that fails, ask your administrator.',
  },
  unreachable: {
    zh: '登录服务暂时连不上。请过几分钟再试。',
    en: 'The sign-in service cannot be reached. Please try again in a few minutes.',
  },
  again: { zh: '重新登录', en: 'Sign in again' },
  outTitle: { zh: '要退出登录吗？', en: 'Sign out?' },
  outText: { zh: '用公用电脑时，离开前请退出。', en: 'On a shared computer, sign out before you leave.' },
  outButton: { zh: '退出登录', en: 'Sign out' },
} as const satisfies Record<string, Words>;
