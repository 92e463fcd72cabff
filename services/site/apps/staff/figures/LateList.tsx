import { Link } from 'react-router';
import type { Page } from '../api/answers.ts';
import type { LateItem } from '../api/clocks.ts';
import { inFours, useSpeech } from '../app/language.tsx';
import type { Live } from '../app/live.ts';
import { useSession } from '../app/session.tsx';
import { Pending } from '../parts/Pending.tsx';
import { UrgencyMark } from '../parts/StateMark.tsx';
import { TimeLeft } from '../parts/When.tsx';
import { common } from '../words/common.ts';
import { figuresWords as w } from '../words/figures.ts';
import { stageWords } from '../words/states.ts';
import { work } from '../words/work.ts';

/** Tickets and calls past a deadline, the longest overdue first, each linked to its page. */
export function LateList({ live }: { live: Live<Page<LateItem>> }) {
  const { say } = useSpeech();
  return (
    <section className="late-list" aria-labelledby="late-title">
      <h2 id="late-title">{say(w.late)}</h2>
      {!live.data ? (
        <Pending live={live} />
      ) : live.data.items.length === 0 ? (
        <p className="fine">{say(w.lateEmpty)}</p>
      ) : (
        <ul className="rows">
          {live.data.items.map((item) => (
            <li key={`${item.subject} ${item.stage} ${item.due}`}>
              <LateRow item={item} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function LateRow({ item }: { item: LateItem }) {
  const { say } = useSpeech();
  const { place, category, can } = useSession();
  const call = item.subject.startsWith('C');
  const inside = (
    <>
      <span className="row-head">
        <b className="row-matter">
          {call
            ? say(stageWords['missed-call'])
            : item.category
              ? category(item.category)
              : say(common.unknownCategory)}
        </b>
        <TimeLeft due={item.due} before={say(stageWords[item.stage])} />
      </span>
      <span className="row-foot">
        <span>{place(item.area)}</span>
        <span className="row-marks">
          <UrgencyMark urgency={item.urgency} />
          {item.level > 1 && <span className="mark info">{say(work.level, { level: item.level })}</span>}
          {item.number && <span className="number">{inFours(item.number)}</span>}
        </span>
      </span>
    </>
  );
  if (call && !can('call.take')) return <div className="row">{inside}</div>;
  return (
    <Link className="row" to={call ? `/duty/${item.subject}` : `/work/${item.subject}`}>
      {inside}
    </Link>
  );
}
