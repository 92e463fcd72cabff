import { useApi } from '../app/api.tsx';
import { StateMark } from '../parts/StateMark.tsx';
import { Ago } from '../parts/When.tsx';
import { QueuePage } from '../queue/QueuePage.tsx';
import { common } from '../words/common.ts';
import { doubtfulWords as w } from '../words/doubtful.ts';
import { Decision } from './Decision.tsx';

/** 待定: what routing is unsure of, one at a time; queue left, decision in the middle, evidence right. */
export default function DoubtfulPage() {
  const { routing } = useApi();
  return (
    <QueuePage
      path="/doubtful"
      title={common.doubtful}
      words={w}
      load={async (after, signal) => {
        const { items, next } = await routing.doubtful(after, signal);
        return { items: items.map((item) => ({ ...item, id: item.ticket })), next };
      }}
      row={(item) => ({
        category: item.category,
        place: item.areaName,
        number: item.number,
        mark: <StateMark state="doubtful" />,
        since: <Ago at={item.since} words={w.since} />,
      })}
      task={(item, { onDone, onGone }) => (
        <Decision key={item.id} item={item} onDecided={onDone} onGone={onGone} />
      )}
    />
  );
}
