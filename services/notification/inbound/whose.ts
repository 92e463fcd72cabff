import { CommunityWhose } from '#events/reads/community.ts';
import { IntakeWhose } from '#events/reads/intake.ts';
import type { Ask } from '#shared/vault/ask.ts';
import type { Known } from '../domain/inbound.ts';

/** Whose number is it? Asks community for a member and intake for a caller; each answers for its own people only. */
export const whoseNumber =
  (ask: Ask<typeof CommunityWhose | typeof IntakeWhose>) =>
  async (phone: string): Promise<Known> => {
    const question = { ids: [phone], by: 'service:notification', purpose: 'sms: answer' };
    const [members, callers] = await Promise.all([ask(CommunityWhose, question), ask(IntakeWhose, question)]);
    return {
      member: members[phone]?.member,
      reports: (callers[phone]?.reports ?? []).map(({ report }) => report),
    };
  };
