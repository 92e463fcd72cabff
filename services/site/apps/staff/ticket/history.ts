import type { CallbackTry, HistoryEntry, Outcome, Ticket } from '../api/answers.ts';

/** One line of the timeline: a fact, with the words that were said with it. */
export interface Step extends HistoryEntry {
  readonly text?: string;
  readonly outcome?: Outcome | undefined;
  /** What came of an officer's call. */
  readonly call?: CallbackTry;
  /** Only staff see the words. */
  readonly internal?: boolean;
}

/** Facts newest first, each with its words: a contact's note, a proposal's reply, the resident's answer. */
export function timeline(
  ticket: Pick<Ticket, 'history' | 'replies' | 'notes' | 'answers' | 'callbacks'>,
): Step[] {
  const steps = ticket.history.map((entry): Step => {
    const with_ = <T extends { at: string }>(of: readonly T[]) => of.find((told) => told.at === entry.at);
    switch (entry.type) {
      case 'ResolutionProposed': {
        const reply = with_(ticket.replies);
        return reply ? { ...entry, text: reply.text, outcome: reply.outcome } : entry;
      }
      case 'CallbackRecorded': {
        const call = with_(ticket.callbacks);
        return call ? { ...entry, call, internal: true, ...(call.words && { text: call.words }) } : entry;
      }
      case 'TicketRated':
      case 'ConfirmationWanted':
      case 'TicketWithdrawn':
      case 'TicketReopened':
      case 'TicketClosed': {
        const answer = with_(ticket.answers);
        return answer ? { ...entry, text: answer.text } : entry;
      }
      default: {
        // A contact, or whatever else a colleague wrote something about.
        const note = with_(ticket.notes);
        return note ? { ...entry, text: note.text, internal: true } : entry;
      }
    }
  });
  return steps.reverse();
}
