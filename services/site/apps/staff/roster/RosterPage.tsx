import { Link, useSearchParams } from 'react-router';
import { useApi } from '../app/api.tsx';
import { useSpeech } from '../app/language.tsx';
import { useLive } from '../app/live.ts';
import { Pending } from '../parts/Pending.tsx';
import { PageSkeleton } from '../parts/Skeletons.tsx';
import { Stale } from '../parts/Stale.tsx';
import { clock, dayAfter, dayName, dayOf, startOf } from '../parts/time.ts';
import { rosterWords as w } from '../words/settings.ts';
import { type DayPlan, mondayOf, shiftsOf, weekOf } from './week.ts';

/** 排班: a week of hotline duties, with gaps and absences marked. */
export default function RosterPage() {
  const { settings } = useApi();
  const { say, lang } = useSpeech();
  const [params] = useSearchParams();
  const asked = params.get('week') ?? '';
  const today = dayOf(Date.now());
  const monday = mondayOf(/^\d{4}-\d\d-\d\d$/.test(asked) && Date.parse(asked) ? asked : today);
  const live = useLive({ key: `roster ${monday}`, every: 60_000 }, (signal) =>
    settings.roster(undefined, { from: startOf(monday), to: startOf(dayAfter(monday, 7)) }, signal),
  );
  const holes = live.data?.holes.length ?? 0;
  return (
    <div className="sheet wide-sheet">
      <h1>{say(w.title)}</h1>
      <nav className="week" aria-label={say(w.title)}>
        <Link to={`/roster?week=${dayAfter(monday, -7)}`}>← {say(w.before)}</Link>
        <b>{say(w.week, { from: dayName(monday, lang), to: dayName(dayAfter(monday, 6), lang) })}</b>
        <Link to={`/roster?week=${dayAfter(monday, 7)}`}>{say(w.after)} →</Link>
        {monday !== mondayOf(today) && <Link to="/roster">{say(w.thisWeek)}</Link>}
      </nav>
      <Stale live={live} />
      {live.data ? (
        <>
          <p className={`notice ${holes > 0 ? 'danger' : 'ok'}`} role="status">
            {holes > 0 ? say(w.holes, { n: holes }) : say(w.full)}
          </p>
          <ol className="roster">
            {weekOf(monday, live.data).map((plan) => (
              <Day key={plan.day} plan={plan} today={plan.day === today} />
            ))}
          </ol>
        </>
      ) : (
        <Pending live={live} coming={<PageSkeleton />} />
      )}
    </div>
  );
}

function Day({ plan, today }: { plan: DayPlan; today: boolean }) {
  const { say, lang } = useSpeech();
  const shifts = shiftsOf(plan.duties);
  return (
    <li data-today={today || undefined}>
      <h2>{dayName(plan.day, lang)}</h2>
      <ul>
        {shifts.map((shift) => (
          <li key={`${shift[0]?.from}`}>
            <span className="fine">
              {clock(shift[0]?.from ?? '', lang)}–{clock(shift[0]?.to ?? '', lang)}
            </span>
            {shift.map((duty) => (
              <p key={duty.id} title={say(w.order, { order: duty.order })}>
                {duty.order}. {duty.name ?? duty.member}
              </p>
            ))}
          </li>
        ))}
        {plan.holes.map((hole) => (
          <li key={hole.from} className="hole">
            ! {say(w.hole, { from: clock(hole.from, lang), to: clock(hole.to, lang) })}
          </li>
        ))}
        {shifts.length === 0 && plan.holes.length === 0 && <li className="fine">{say(w.none)}</li>}
        {plan.absences.map((absence) => (
          <li key={absence.id} className="away">
            {say(w.absent)}：{absence.name ?? absence.member}
          </li>
        ))}
      </ul>
    </li>
  );
}
