import { answerHeaders, policies } from '#shared/http/headers.ts';

/** What each page of residents tells the browser. Pages hold what one person typed: no copy stays in a shared phone. */
export const pageHeaders = (secure: boolean): Readonly<Record<string, string>> => ({
  ...answerHeaders(policies.page, secure),
  'cache-control': 'no-store',
});
