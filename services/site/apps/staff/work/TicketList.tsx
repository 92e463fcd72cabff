import { Button } from 'antd';
import { memo } from 'react';
import { Link } from 'react-router';
import type { TicketRow } from '../api/answers.ts';
import type { Deadline } from '../api/clocks.ts';
import { inFours, useSpeech } from '../app/language.tsx';
import { useSession } from '../app/session.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Pending } from '../parts/Pending.tsx';
import { Stale } from '../parts/Stale.tsx';
import { StateMark, UrgencyMark } from '../parts/StateMark.tsx';
import { inStateSince } from '../parts/state-since.ts';
import { useClocks } from '../parts/useClocks.ts';
import { Ago, TimeLeft } from '../parts/When.tsx';
import { common } from '../words/common.ts';
import { stageWords, standsWords } from '../words/states.ts';
import { work } from '../words/work.ts';
import { nextDeadline } from './deadlines.ts';
import type { Tickets } from './useTickets.ts';

const empty = {
  mine: { title: work.emptyMineTitle, text: work.emptyMineText },
  area: { title: work.emptyAreaTitle, text: work.emptyAreaText },
  closed: { title: work.emptyClosedTitle, text: work.emptyClosedText },
};

export function TicketList({
  tickets: { live, loadMore, loadingMore },
  opened,
  search,
  kind,
}: {
  tickets: Tickets;
  opened: string | undefined;
  search: string;
  kind: 'mine' | 'area' | 'closed';
}) {
  const { say } = useSpeech();
  const open = kind === 'closed' ? [] : (live.data?.items ?? []);
  const clocks = useClocks(
    open.map((row) => row.id),
    open.map((row) => row.changedAt).join(),
  );
  if (!live.data) return <Pending live={live} />;
  const { items, next } = live.data;
  return (
    <>
      <Stale live={live} />
      {items.length === 0 ? (
        <EmptyState title={say(empty[kind].title)}>
          <p>{say(empty[kind].text)}</p>
        </EmptyState>
      ) : (
        <>
          <p className="count" role="status">
            {say(next ? work.countMore : work.count, { n: items.length })}
          </p>
          <ul className="rows">
            {items.map((row) => (
              <li key={row.id}>
                <Row
                  row={row}
                  opened={row.id === opened}
                  search={search}
                  due={nextDeadline(clocks[row.id]?.deadlines)}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      {next && (
        <div className="more">
          <Button onClick={loadMore} loading={loadingMore}>
            {say(common.more)}
          </Button>
        </div>
      )}
    </>
  );
}

const Row = memo(function Row({
  row,
  opened,
  search,
  due,
}: {
  row: TicketRow;
  opened: boolean;
  search: string;
  due: Deadline | undefined;
}) {
  const { say } = useSpeech();
  const { place, category } = useSession();
  return (
    <Link
      className="row"
      to={`/work/${row.id}${search}`}
      data-id={row.id}
      data-attention={row.attention || Boolean(row.urged) || undefined}
      aria-current={opened ? 'true' : undefined}
    >
      <span className="row-head">
        <b className="row-matter">{row.category ? category(row.category) : say(common.unknownCategory)}</b>
        <StateMark state={row.state} />
      </span>
      <span className="row-mid">
        <span className="row-place">{row.area ? place(row.area) : say(common.unknownArea)}</span>
        <span className="row-marks">
          <UrgencyMark urgency={row.urgency} />
          {(row.level ?? 1) > 1 && (
            <span className="mark info">{say(work.level, { level: row.level ?? 1 })}</span>
          )}
          {Boolean(row.urged) && (
            <span className="mark danger">{say(work.urged, { n: row.urged ?? 0 })}</span>
          )}
          {row.cycle > 1 && (
            <span className={`mark ${row.attention ? 'danger' : 'info'}`}>
              {say(work.reopened, { cycle: row.cycle })}
            </span>
          )}
        </span>
      </span>
      <span className="row-foot">
        <span className="number">{inFours(row.number)}</span>
        {due ? (
          <TimeLeft due={due.due} before={say(stageWords[due.stage])} />
        ) : (
          <Ago at={inStateSince(row)} words={standsWords[row.state] ?? standsWords.received} />
        )}
      </span>
    </Link>
  );
});
