import type { LambdaClient } from '@aws-sdk/client-lambda';
import { ask } from '#shared/vault/ask.ts';
import type { Known } from '../domain/inbound.ts';

interface Caller {
  readonly reports: readonly { readonly report: string }[];
}
interface Member {
  readonly member: string;
}

/** Whose number is it? Asks community for a member and intake for a caller; each answers for its own people only. */
export const whoseNumber =
  (lambda: LambdaClient) =>
  async (phone: string): Promise<Known> => {
    const request = { ids: [phone], by: 'service:notification', purpose: 'sms: answer' };
    const [members, callers] = await Promise.all([
      ask<Member>(lambda, 'community.whose', request),
      ask<Caller>(lambda, 'intake.whose', request),
    ]);
    return {
      member: members[phone]?.member,
      reports: (callers[phone]?.reports ?? []).map(({ report }) => report),
    };
  };
