import { Button } from 'antd';
import { Link } from 'react-router';
import type { TicketRow } from '../api/answers.ts';
import { inFours, useSpeech } from '../app/language.tsx';
import { useSession } from '../app/session.tsx';
import { Ago } from '../parts/When.tsx';
import { callbackWords as w } from '../words/callbacks.ts';
import { common } from '../words/common.ts';
import { work } from '../words/work.ts';

/** Who waits for a call, the oldest first. */
export function CallbackQueue({
  items,
  more,
  opened,
  onMore,
}: {
  items: readonly TicketRow[];
  more: boolean;
  opened: string | undefined;
  onMore: () => void;
}) {
  const { say } = useSpeech();
  const { category, place } = useSession();
  return (
    <>
      <p className="count" role="status">
        {say(more ? work.countMore : work.count, { n: items.length })}
      </p>
      <ul className="rows">
        {items.map((item) => (
          <li key={item.id}>
            <Link
              className="row"
              to={`/callbacks/${item.id}`}
              aria-current={item.id === opened ? 'true' : undefined}
            >
              <span className="row-head">
                <b className="row-matter">
                  {item.category ? category(item.category) : say(common.unknownCategory)}
                </b>
                {Boolean(item.attempts) && (
                  <span className="mark warn">{say(w.tries, { n: item.attempts ?? 0 })}</span>
                )}
              </span>
              <span className="row-place">{item.area ? place(item.area) : say(common.unknownArea)}</span>
              <span className="row-foot">
                <span className="number">{inFours(item.number)}</span>
                <Ago at={item.changedAt} words={w.since} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {more && (
        <div className="more">
          <Button onClick={onMore}>{say(common.more)}</Button>
        </div>
      )}
    </>
  );
}
