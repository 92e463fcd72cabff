import type { Ticket } from '../api/answers.ts';
import { useSpeech } from '../app/language.tsx';
import { useSession } from '../app/session.tsx';
import { Person } from '../parts/Person.tsx';
import { At } from '../parts/When.tsx';
import { common } from '../words/common.ts';
import { channelWords, closedByWords, outcomeWords, satisfiedWords, solvedWords } from '../words/states.ts';
import { ticketWords } from '../words/work.ts';
import { type Step, timeline } from './history.ts';

/** Words and place as the resident wrote them, and where the matter came from. */
export function Matter({ ticket }: { ticket: Ticket }) {
  const { say } = useSpeech();
  const { place } = useSession();
  return (
    <section className="matter">
      <h3>{say(ticketWords.said)}</h3>
      {ticket.words ? (
        <blockquote dir="auto">{ticket.words}</blockquote>
      ) : (
        <p className="fine">{say(ticketWords.noWords)}</p>
      )}
      <dl>
        {ticket.place && (
          <div>
            <dt>{say(ticketWords.place)}</dt>
            <dd dir="auto">{ticket.place}</dd>
          </div>
        )}
        <div>
          <dt>{say(ticketWords.area)}</dt>
          <dd>{ticket.area ? place(ticket.area) : say(common.unknownArea)}</dd>
        </div>
        {ticket.channel && (
          <div>
            <dt>{say(ticketWords.channel)}</dt>
            <dd>{say(channelWords[ticket.channel])}</dd>
          </div>
        )}
        <div>
          <dt>{say(ticketWords.openedAt)}</dt>
          <dd>
            <At at={ticket.openedAt} />
          </dd>
        </div>
      </dl>
    </section>
  );
}

/** What the resident was told so far, newest first. */
export function Replies({ ticket }: { ticket: Ticket }) {
  const { say } = useSpeech();
  if (ticket.replies.length === 0) return null;
  return (
    <section className="replies">
      <h3>{say(ticketWords.replies)}</h3>
      {[...ticket.replies].reverse().map((reply) => (
        <div key={reply.at} className="reply">
          <p className="fine">
            {reply.outcome && <b>{say(outcomeWords[reply.outcome])}</b>} <At at={reply.at} />
          </p>
          <p className="words" dir="auto">
            {reply.text}
          </p>
        </div>
      ))}
    </section>
  );
}

export function Timeline({ ticket }: { ticket: Ticket }) {
  const { say } = useSpeech();
  return (
    <section>
      <h3>{say(ticketWords.history)}</h3>
      <ol className="timeline">
        {timeline(ticket).map((step) => (
          <li key={`${step.at} ${step.type}`}>
            <p>
              <b>{step.label}</b>
              {step.outcome && <span>（{say(outcomeWords[step.outcome])}）</span>}
              <Detail step={step} />
            </p>
            {step.text && step.type !== 'ResolutionProposed' && (
              <p className="words" dir="auto">
                {step.text}
              </p>
            )}
            <p className="fine">
              <At at={step.at} /> · <Person actor={step.actor} />
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What a step adds to its name: the level reached, who closed it, what came of a call. */
function Detail({ step: { type, level, by, call } }: { step: Step }) {
  const { say } = useSpeech();
  const said: string[] = [];
  if (type === 'TicketLevelRaised' && level) said.push(say(ticketWords.toLevel, { level }));
  if (by) said.push(say(closedByWords[by]));
  if (call && !call.reached) said.push(say(ticketWords.unreached));
  if (call?.solved) said.push(say(solvedWords[call.solved]));
  if (call?.satisfied) said.push(say(satisfiedWords[call.satisfied]));
  return said.length > 0 ? <span>（{said.join(' · ')}）</span> : null;
}
