import type { RefObject } from 'react';
import type { Ticket } from '../api/answers.ts';
import { inFours, useSpeech } from '../app/language.tsx';
import { useSession } from '../app/session.tsx';
import { StateMark, UrgencyMark } from '../parts/StateMark.tsx';
import { inStateSince } from '../parts/state-since.ts';
import { Ago } from '../parts/When.tsx';
import { common } from '../words/common.ts';
import { standsWords } from '../words/states.ts';
import { ticketWords, work } from '../words/work.ts';

export function TicketHead({
  ticket,
  heading,
}: {
  ticket: Ticket;
  heading: RefObject<HTMLHeadingElement | null>;
}) {
  const { say } = useSpeech();
  const { category } = useSession();
  return (
    <header className="ticket-head">
      <p className="ticket-marks">
        <StateMark state={ticket.state} />
        <UrgencyMark urgency={ticket.urgency} />
        {ticket.cycle > 1 && (
          <span className={`mark ${ticket.attention ? 'danger' : 'info'}`}>
            {say(work.reopened, { cycle: ticket.cycle })}
          </span>
        )}
        {ticket.level && <span className="mark info">{say(work.level, { level: ticket.level })}</span>}
        {Boolean(ticket.urged) && (
          <span className="mark danger">{say(work.urged, { n: ticket.urged ?? 0 })}</span>
        )}
        <Ago at={inStateSince(ticket)} words={standsWords[ticket.state] ?? standsWords.received} />
      </p>
      <h2 id="ticket-title" ref={heading} tabIndex={-1}>
        {ticket.category ? category(ticket.category) : say(common.unknownCategory)}
        <span className="vh">，</span>
        <span className="number">
          <span className="vh">{say(ticketWords.ticket, { number: '' })}</span>
          {inFours(ticket.number)}
        </span>
      </h2>
    </header>
  );
}
