import type { Role } from '#events/community.ts';
import { upwards } from '#shared/area-path.ts';
import { log, metric } from '#shared/observe/log.ts';
import type { Copies } from '../copies/copies.ts';
import type { PlanLine, Recipient } from '../domain/plan-line.ts';
import type { EventFields } from './event-fields.ts';

/** A member's id, or the caller of a report. */
export type Addressee = { readonly member: string } | { readonly caller: string };

/** Roles to notify: the first group that has anybody in the area or one around it. */
const ROLES = {
  leads: [['lead'], ['dispatcher']],
  hotline: [['lead'], ['duty', 'dispatcher']],
  callback: [['callback'], ['lead']],
} as const satisfies Partial<Record<Recipient, readonly (readonly Role[])[]>>;

/** Recipients for a line of the plan. An empty list is not an error: it is logged and counted where it matters. */
export async function recipients(
  copies: Copies,
  { to, purpose }: PlanLine,
  subject: string,
  { about, member, holder, previous, area = '' }: EventFields,
): Promise<Addressee[]> {
  switch (to) {
    case 'caller':
      return [{ caller: subject }];
    case 'asker':
      return about ? [{ caller: about }] : [];
    case 'holder':
    case 'holder-if-any':
      return toMember(holder);
    case 'previous':
      return toMember(previous);
    case 'sender':
      return toMember(member);
    case 'leads':
    case 'hotline':
    case 'callback': {
      const members = await membersFor(copies, ROLES[to], area);
      if (members.length === 0) {
        metric('nobody_to_tell', 1);
        log.warn('nobody is responsible for the area', { area, purpose });
      }
      // The holder is notified as the holder already.
      return members.filter((id) => id !== holder).map((id) => ({ member: id }));
    }
    default:
      return to satisfies never;
  }
}

const toMember = (member: string | undefined): Addressee[] => (member ? [{ member }] : []);

/** A grant for all areas there are, new roots of the tree too. */
const EVERYWHERE = '*';

/** Those of the smallest area around it that has any of the first group; when no area has, of the next group. */
async function membersFor(
  copies: Copies,
  groups: readonly (readonly Role[])[],
  path: string,
): Promise<string[]> {
  for (const roles of groups)
    for (const area of [...upwards(path), EVERYWHERE]) {
      const members = await copies.holding(roles, area);
      if (members.length > 0) return members;
    }
  return [];
}
