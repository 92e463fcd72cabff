import { CommunityWhose } from '#events/reads/community.ts';
import type { AnswerOf } from '#events/reads/define.ts';
import type { Rows } from '#shared/aws/rows.ts';
import { auditFound } from '#shared/vault/looks.ts';
import { reader } from '#shared/vault/read/reader.ts';
import { membersByPhone } from './store/contacts.ts';

/** The members of these ids who have not left the team. */
type Active = (ids: readonly string[]) => Promise<readonly string[]>;

/**
 * Answers `community.whose`: phones in E.164 → members. Former members are left out. The audit is kept in each
 * member's partition; no key of it contains the phone.
 */
export const whose = (vault: Rows, active: Active, now: () => number = Date.now) =>
  reader(CommunityWhose, {
    audit: auditFound(vault, ({ members }: AnswerOf<typeof CommunityWhose>) => members, now),
    find: async (phone) => {
      const members = [...(await active(await membersByPhone(vault, phone)))].sort();
      const [member] = members;
      return member === undefined ? undefined : { member, members };
    },
  });
