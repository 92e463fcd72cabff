import type { Role } from '#events/community.ts';

/** Everything that staff can be allowed to do. A right is always held for an area and what lies below it. */
export const rightsOf = {
  worker: ['ticket.read', 'ticket.work', 'contact.reveal'],
  lead: ['ticket.read', 'ticket.work', 'contact.reveal', 'routing.decide', 'community.read'],
  dispatcher: ['ticket.read', 'routing.decide', 'community.read'],
  callback: ['ticket.read', 'contact.reveal'],
  leader: ['ticket.read', 'community.read'],
  admin: ['community.read', 'community.write'],
} as const satisfies Record<Role, readonly string[]>;

export type Right = (typeof rightsOf)[keyof typeof rightsOf][number];

/** The roles that hold `right`, for messages and the rights table in the reference. */
export const rolesWith = (right: Right): Role[] =>
  (Object.keys(rightsOf) as Role[]).filter((role) => (rightsOf[role] as readonly Right[]).includes(right));
