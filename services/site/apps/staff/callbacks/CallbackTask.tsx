import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { Ticket, TicketRow } from '../api/answers.ts';
import { useApi } from '../app/api.tsx';
import { inFours, useSpeech } from '../app/language.tsx';
import { useLive } from '../app/live.ts';
import { useSession } from '../app/session.tsx';
import { Failed } from '../parts/EmptyState.tsx';
import { Person } from '../parts/Person.tsx';
import { TicketSkeleton } from '../parts/Skeletons.tsx';
import { dayName, dayOf } from '../parts/time.ts';
import { At } from '../parts/When.tsx';
import { Contact } from '../ticket/Contact.tsx';
import { Matter } from '../ticket/TicketParts.tsx';
import { toConfirmWords, callbackWords as w } from '../words/callbacks.ts';
import { common } from '../words/common.ts';
import { outcomeWords, satisfiedWords, solvedWords } from '../words/states.ts';
import { ticketWords } from '../words/work.ts';
import { OutcomeForm } from './OutcomeForm.tsx';

/** One call-back: the script with the holder's proposal, the number to reveal, and the outcome. */
export function CallbackTask({
  row,
  onRecorded,
  onGone,
}: {
  row: TicketRow;
  onRecorded: (message: string) => void;
  onGone: () => void;
}) {
  const { casework } = useApi();
  const { say } = useSpeech();
  const { category } = useSession();
  const live = useLive({ key: row.id, again: row.changedAt }, (signal) => casework.ticket(row.id, signal));
  const ticket = live.data;
  const heading = useRef<HTMLHeadingElement>(null);
  const read = ticket !== undefined;
  useEffect(() => {
    if (read) heading.current?.focus({ preventScroll: true });
  }, [read]);
  if (!ticket)
    return live.problem ? <Failed problem={live.problem} retry={live.reload} /> : <TicketSkeleton />;
  return (
    <article className="decision" aria-labelledby="callback-title">
      <div className="decision-task">
        <Link className="back" to="/callbacks">
          {say(ticketWords.back)}
        </Link>
        <h2 id="callback-title" ref={heading} tabIndex={-1}>
          {ticket.category ? category(ticket.category) : say(common.unknownCategory)}
          <span className="number">{inFours(ticket.number)}</span>
        </h2>
        {ticket.toConfirm && <p className="notice warn">{say(toConfirmWords[ticket.toConfirm])}</p>}
        <Contact ticket={ticket} />
        <Script ticket={ticket} />
        <Earlier ticket={ticket} />
        {ticket.can.includes('callback') ? (
          <OutcomeForm
            ticket={ticket.id}
            withdrawable={ticket.toConfirm === 'withdrawal'}
            onRecorded={onRecorded}
            onGone={() => {
              live.reload();
              onGone();
            }}
          />
        ) : (
          <p className="notice danger">{say(w.notYours)}</p>
        )}
      </div>
      <aside className="evidence" aria-label={say(ticketWords.said)}>
        <Matter ticket={ticket} />
      </aside>
    </article>
  );
}

function Script({ ticket }: { ticket: Ticket }) {
  const { say, lang } = useSpeech();
  const { category } = useSession();
  const reply = ticket.replies.at(-1);
  return (
    <section className="script">
      <h3>{say(w.script)}</h3>
      <p>
        {say(w.greet, {
          date: dayName(dayOf(Date.parse(ticket.openedAt)), lang),
          category: ticket.category ? category(ticket.category) : say(common.unknownCategory),
        })}
      </p>
      {reply && (
        <div className="reply">
          <p className="fine">
            {say(w.proposal)}
            {reply.outcome && <b> · {say(outcomeWords[reply.outcome])}</b>} · <At at={reply.at} />
          </p>
          <p className="words" dir="auto">
            {reply.text}
          </p>
        </div>
      )}
    </section>
  );
}

/** Earlier calls about this ticket, the newest first. */
function Earlier({ ticket }: { ticket: Ticket }) {
  const { say } = useSpeech();
  const calls = [...(ticket.callbacks ?? [])].reverse();
  if (calls.length === 0) return null;
  return (
    <section>
      <h3>{say(w.earlier)}</h3>
      <ul className="earlier">
        {calls.map((call) => (
          <li key={call.at}>
            <At at={call.at} /> · <Person actor={call.actor} /> ·{' '}
            {call.reached ? say(w.reached) : say(w.unreached)}
            {call.solved && ` · ${say(solvedWords[call.solved])}`}
            {call.satisfied && ` · ${say(satisfiedWords[call.satisfied])}`}
            {call.words && <p className="words">{call.words}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
