import type { Role } from '#events/community.ts';

/** Everything that staff can be allowed to do. A right is always held for an area and what lies below it. */
export const rightsOf = {
  worker: ['ticket.read', 'ticket.work', 'contact.reveal', 'report.enter'],
  lead: [
    'ticket.read',
    'ticket.work',
    'contact.reveal',
    'report.enter',
    'routing.decide',
    'community.read',
    'figures.read',
  ],
  dispatcher: ['ticket.read', 'routing.decide', 'community.read', 'figures.read'],
  callback: ['ticket.read', 'contact.reveal', 'callback.record'],
  duty: ['call.take', 'report.enter', 'community.read', 'duty.hand-over'],
  leader: ['ticket.read', 'community.read', 'figures.read'],
  admin: ['community.read', 'community.write', 'duty.hand-over'],
} as const satisfies Record<Role, readonly string[]>;

export type Right = (typeof rightsOf)[keyof typeof rightsOf][number];

/** The roles that hold `right`, for messages and the rights table in the reference. */
export const rolesWith = (right: Right): Role[] =>
  (Object.keys(rightsOf) as Role[]).filter((role) => (rightsOf[role] as readonly Right[]).includes(right));
