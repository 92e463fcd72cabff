import { Button } from 'antd';
import { useState } from 'react';
import type { OnDuty } from '../api/settings.ts';
import { useApi } from '../app/api.tsx';
import { useSpeech } from '../app/language.tsx';
import { useLive } from '../app/live.ts';
import { useSession } from '../app/session.tsx';
import { Failed } from '../parts/EmptyState.tsx';
import { ListSkeleton } from '../parts/Skeletons.tsx';
import { fullTime } from '../parts/time.ts';
import { dutyWords as w } from '../words/duty.ts';
import { HandOver } from './HandOver.tsx';

const REFRESH_MS = 60_000;

/** Who is on duty now in ringing order, who is next, and the form to hand over. */
export function OnDutyNow() {
  const { settings } = useApi();
  const { say, lang } = useSpeech();
  const { me, can } = useSession();
  const [giving, setGiving] = useState<string>();
  const live = useLive({ key: 'on duty', every: REFRESH_MS }, (signal) => settings.duty(undefined, signal));
  if (!live.data)
    return live.problem ? <Failed problem={live.problem} retry={live.reload} /> : <ListSkeleton />;
  const { now, next } = live.data;
  const mayGive = (duty: OnDuty['now'][number]) =>
    duty.id !== undefined && (duty.member === me.member || can('community.write'));
  return (
    <section className="on-duty">
      <h3>{say(w.onDuty)}</h3>
      {now.length === 0 && <p className="notice danger">{say(w.nobody)}</p>}
      <ul>
        {now.map((duty) => (
          <li key={`${duty.member} ${duty.order}`}>
            <p>
              <b>{duty.name ?? duty.member}</b>
            </p>
            <p className="fine">
              {say(w.ring, { order: duty.order })} · {say(w.until, { time: fullTime(duty.until, lang) })}
            </p>
            {mayGive(duty) && giving !== duty.id && (
              <Button onClick={() => setGiving(duty.id)}>{say(w.handOver)}</Button>
            )}
            {duty.id && giving === duty.id && (
              <HandOver
                duty={duty.id}
                holder={duty.member}
                onDone={() => {
                  setGiving(undefined);
                  live.reload();
                }}
                onCancel={() => setGiving(undefined)}
              />
            )}
          </li>
        ))}
      </ul>
      {next && (
        <>
          <h3>{say(w.comes)}</h3>
          <p>
            <b>{next.name ?? next.member}</b>{' '}
            <span className="fine">{say(w.from, { time: fullTime(next.from, lang) })}</span>
          </p>
        </>
      )}
    </section>
  );
}
