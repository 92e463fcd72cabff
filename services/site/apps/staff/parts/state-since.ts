import type { TicketRow } from '../api/answers.ts';

/** Since when a ticket stands as it is: what is noted beside a proposal, such as a call in vain, does not begin it anew. */
export const inStateSince = ({
  proposedAt,
  changedAt,
}: Pick<TicketRow, 'proposedAt' | 'changedAt'>): string => proposedAt ?? changedAt;
