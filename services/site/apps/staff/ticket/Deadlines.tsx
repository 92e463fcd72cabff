import type { Ticket } from '../api/answers.ts';
import type { Deadline } from '../api/clocks.ts';
import { useSpeech } from '../app/language.tsx';
import { fullTime } from '../parts/time.ts';
import { useClocks } from '../parts/useClocks.ts';
import { At, TimeLeft } from '../parts/When.tsx';
import { stageWords } from '../words/states.ts';
import { ticketWords } from '../words/work.ts';

/** By when each stage is (or was) to be done; nothing where no clock is known. */
export function Deadlines({ ticket }: { ticket: Ticket }) {
  const { say } = useSpeech();
  const found = useClocks([ticket.id], ticket.changedAt)[ticket.id]?.deadlines ?? [];
  if (found.length === 0) return null;
  return (
    <section>
      <h3>{say(ticketWords.deadlines)}</h3>
      <ul className="deadlines">
        {found.map((deadline) => (
          <li key={`${deadline.stage} ${deadline.cycle} ${deadline.level} ${deadline.due}`}>
            <b>{say(stageWords[deadline.stage])}</b>
            <At at={deadline.due} />
            <Standing deadline={deadline} />
            {deadline.provisional && <span className="fine">{say(ticketWords.provisional)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Standing({ deadline }: { deadline: Deadline }) {
  const { say, lang } = useSpeech();
  if (deadline.state === 'met' || deadline.done) {
    const late = deadline.late ?? (deadline.done !== undefined && deadline.done > deadline.due);
    return (
      <span className={late ? 'left late' : 'left met'}>
        {say(late ? ticketWords.metLate : ticketWords.metInTime)}
      </span>
    );
  }
  return (
    <>
      <TimeLeft due={deadline.due} />
      {deadline.rise && (
        <span className="fine">{say(ticketWords.rises, { time: fullTime(deadline.rise, lang) })}</span>
      )}
    </>
  );
}
