import { useEffect, useRef, useState } from 'react';
import type { TicketRow } from '../api/answers.ts';
import { useApi } from '../app/api.tsx';
import { useSpeech } from '../app/language.tsx';
import { useLive } from '../app/live.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Pending } from '../parts/Pending.tsx';
import { TicketSkeleton } from '../parts/Skeletons.tsx';
import { Stale } from '../parts/Stale.tsx';
import { ticketWords } from '../words/work.ts';
import { Actions } from './Actions.tsx';
import { Contact } from './Contact.tsx';
import { Deadlines } from './Deadlines.tsx';
import { Photos } from './Photos.tsx';
import { TicketHead } from './TicketHead.tsx';
import { Matter, Replies, Timeline } from './TicketParts.tsx';

/**
 * One ticket with everything that its holder needs and may do.
 * Each load is an audited look at the resident's words, so it is not polled: it follows changes that the list tells.
 * @param listed the ticket's row in the list, when it is there
 */
export function TicketPage({
  id,
  listed,
  onChanged,
  onLeave,
}: {
  id: string;
  listed: TicketRow | undefined;
  onChanged: () => void;
  onLeave: () => void;
}) {
  const { casework } = useApi();
  const { say } = useSpeech();
  const live = useLive({ key: id }, (signal) => casework.ticket(id, signal));
  const ticket = live.data;
  const refresh = () => {
    live.reload();
    onChanged();
  };

  const told = useRef<string>(undefined);
  useEffect(() => {
    if (!ticket || !listed || listed.changedAt <= ticket.changedAt || told.current === listed.changedAt)
      return;
    told.current = listed.changedAt;
    live.reload();
  }, [ticket, listed, live.reload]);

  const heading = useRef<HTMLHeadingElement>(null);
  const [read, setRead] = useState(false);
  useEffect(() => {
    if (!ticket || read) return;
    setRead(true);
    heading.current?.focus({ preventScroll: true });
  }, [ticket, read]);

  const back = (
    <button type="button" className="back" onClick={onLeave}>
      {say(ticketWords.back)}
    </button>
  );
  const gone = live.problem?.status === 404 || live.problem?.status === 403;
  if (!ticket || gone) {
    return (
      <>
        {back}
        {gone ? (
          <EmptyState title={say(ticketWords.notFoundTitle)}>
            <p>{say(ticketWords.notFoundText)}</p>
          </EmptyState>
        ) : (
          <Pending live={live} coming={<TicketSkeleton />} />
        )}
      </>
    );
  }
  return (
    <article className="ticket" aria-labelledby="ticket-title">
      <div className="ticket-scroll">
        {back}
        <Stale live={live} />
        <TicketHead ticket={ticket} heading={heading} />
        <Matter ticket={ticket} />
        <Photos report={ticket.id} />
        <Deadlines ticket={ticket} />
        <Contact ticket={ticket} />
        <Replies ticket={ticket} />
        <Timeline ticket={ticket} />
      </div>
      <Actions ticket={ticket} refresh={refresh} onLeave={onLeave} />
    </article>
  );
}
