import type { TicketRow } from '../api/answers.ts';

/** Since when a ticket has been in its state. A failed call-back changes a proposed ticket but not since when it is proposed. */
export const inStateSince = ({
  proposedAt,
  changedAt,
}: Pick<TicketRow, 'proposedAt' | 'changedAt'>): string => proposedAt ?? changedAt;
