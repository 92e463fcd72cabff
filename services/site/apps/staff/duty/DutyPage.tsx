import { useNavigate, useParams } from 'react-router';
import { useApi } from '../app/api.tsx';
import { useSpeech } from '../app/language.tsx';
import { useLive } from '../app/live.ts';
import { usePhone } from '../app/media.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Pending } from '../parts/Pending.tsx';
import { Stale } from '../parts/Stale.tsx';
import { useRowKeys } from '../parts/useRowKeys.ts';
import { common } from '../words/common.ts';
import { dutyWords as w } from '../words/duty.ts';
import { CallQueue } from './CallQueue.tsx';
import { CallTask } from './CallTask.tsx';
import { callsOf } from './calls.ts';
import { OnDutyNow } from './OnDutyNow.tsx';

/** A ringing call shows within this time. */
const REFRESH_MS = 5_000;

/** 值班台: calls at the left, one of them in the middle, who is on duty at the right. */
export default function DutyPage() {
  const { intake } = useApi();
  const { say } = useSpeech();
  const phone = usePhone();
  const navigate = useNavigate();
  const { call } = useParams();
  const live = useLive({ key: 'duty', every: REFRESH_MS }, (signal) => intake.desk(signal));
  const groups = callsOf(live.data);
  const all = groups.flatMap((group) => group.calls);
  const asked = all.find((item) => item.call === call);
  const open = asked ?? (phone || call ? undefined : all[0]);

  const list = useRowKeys(
    all.map((item) => item.call),
    open?.call,
  );

  return (
    <div className="work queue" data-open={Boolean(call)}>
      <h1 className="vh">{say(common.duty)}</h1>
      <section className="work-list" aria-label={say(w.queue)} ref={list}>
        <Stale live={live} />
        {live.data ? <CallQueue groups={groups} opened={open?.call} /> : <Pending live={live} />}
        {phone && <OnDutyNow />}
      </section>
      <section className="work-ticket">
        <div className="decision">
          <div className="decision-task">
            {call || open
              ? live.data && (
                  <CallTask
                    key={call ?? open?.call}
                    call={open}
                    onChanged={live.reload}
                    onLeave={() => navigate('/duty')}
                  />
                )
              : live.data && (
                  <EmptyState title={say(w.emptyTitle)}>
                    <p>{say(w.emptyText)}</p>
                  </EmptyState>
                )}
          </div>
          {!phone && (
            <aside className="evidence" aria-label={say(w.onDuty)}>
              <OnDutyNow />
            </aside>
          )}
        </div>
      </section>
    </div>
  );
}
