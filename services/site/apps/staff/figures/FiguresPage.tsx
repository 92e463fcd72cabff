import { useSearchParams } from 'react-router';
import { areasFor } from '#shared/auth/principal.ts';
import type { By } from '../api/figures.ts';
import { useApi } from '../app/api.tsx';
import { useSpeech } from '../app/language.tsx';
import { useLive } from '../app/live.ts';
import { useSession } from '../app/session.tsx';
import { EmptyState, Failed } from '../parts/EmptyState.tsx';
import { PageSkeleton } from '../parts/Skeletons.tsx';
import { Stale } from '../parts/Stale.tsx';
import { dayOf, fullTime } from '../parts/time.ts';
import { figuresWords as w } from '../words/figures.ts';
import { AreaTrail } from './AreaTrail.tsx';
import { Attention } from './Attention.tsx';
import { BlockMap } from './BlockMap.tsx';
import { BreakdownTable } from './BreakdownTable.tsx';
import { FigureCards } from './FigureCards.tsx';
import { LateList } from './LateList.tsx';
import { PeriodChoice } from './PeriodChoice.tsx';
import { periodOf, trendOf } from './period.ts';
import { rootsOf } from './places.ts';

const REFRESH_MS = 60_000;
const breakdowns: readonly By[] = ['area', 'category', 'channel', 'urgency', 'level'];

/** 首页: what needs attention in words, six figures with their trend, late tickets, the map, and breakdowns. */
export default function FiguresPage() {
  const { say } = useSpeech();
  const { staff, areas } = useSession();
  const [params] = useSearchParams();
  const roots = rootsOf(areasFor(staff, 'figures.read'), areas);
  const asked = params.get('area');
  const area = asked ?? roots[0];
  if (!area) return <EmptyState title={say(w.noAreaTitle)} page />;
  return <Overview key={area} area={area} roots={roots} />;
}

function Overview({ area, roots }: { area: string; roots: readonly string[] }) {
  const { analytics, escalation } = useApi();
  const { say, lang } = useSpeech();
  const [params] = useSearchParams();
  const today = dayOf(Date.now());
  const period = periodOf(params, today);
  const by = breakdowns.find((breakdown) => breakdown === params.get('by')) ?? 'area';
  const { from, to } = period;
  const ask = (of: { from: string; to: string; by: By }) => ({
    key: `figures ${area} ${of.from} ${of.to} ${of.by}`,
    every: REFRESH_MS,
  });
  const children = useLive(ask({ from, to, by: 'area' }), (signal) =>
    analytics.figures({ area, from, to, by: 'area' }, signal),
  );
  const breakdown = useLive(ask({ from, to, by }), (signal) =>
    analytics.figures({ area, from, to, by }, signal),
  );
  const trendDays = trendOf(period);
  const trend = useLive(ask({ ...trendDays, by: 'day' }), (signal) =>
    analytics.figures({ area, ...trendDays, by: 'day' }, signal),
  );
  const now = useLive(ask({ from: today, to: today, by: 'day' }), (signal) =>
    analytics.figures({ area, from: today, to: today, by: 'day' }, signal),
  );
  const late = useLive({ key: `late ${area}`, every: REFRESH_MS }, (signal) =>
    escalation.late(area, undefined, signal),
  );
  const problem = children.problem ?? trend.problem;
  return (
    <div className="overview">
      <h1 className="vh">{say(w.title)}</h1>
      <header className="overview-head">
        <AreaTrail area={area} roots={roots} />
        <PeriodChoice period={period} today={today} />
      </header>
      <Stale live={children} />
      <Attention today={now.data?.total} late={late.data} />
      {children.data && trend.data ? (
        <>
          <FigureCards total={children.data.total} trend={trend.data.rows} />
          <div className="overview-pair">
            <LateList live={late} />
            <BlockMap area={area} period={period} rows={children.data.rows} />
          </div>
          <BreakdownTable area={area} by={by} breakdowns={breakdowns} live={breakdown} period={period} />
          <p className="fine">{say(w.asOf, { time: fullTime(children.data.asOf, lang) })}</p>
        </>
      ) : problem && problem.status !== 401 ? (
        <Failed
          problem={problem}
          retry={() => {
            children.reload();
            trend.reload();
          }}
        />
      ) : (
        <PageSkeleton />
      )}
    </div>
  );
}
