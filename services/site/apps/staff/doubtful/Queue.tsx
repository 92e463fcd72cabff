import { Button } from 'antd';
import { Link } from 'react-router';
import type { DoubtfulItem } from '../api/answers.ts';
import { inFours, useSpeech } from '../app/language.tsx';
import { useSession } from '../app/session.tsx';
import { StateMark } from '../parts/StateMark.tsx';
import { Ago } from '../parts/When.tsx';
import { common } from '../words/common.ts';
import { doubtfulWords as w } from '../words/doubtful.ts';
import { work } from '../words/work.ts';

/** The waiting ones, oldest first. */
export function Queue({
  items,
  more,
  opened,
  onMore,
}: {
  items: readonly DoubtfulItem[];
  more: boolean;
  opened: string | undefined;
  onMore: () => void;
}) {
  const { say } = useSpeech();
  const { category } = useSession();
  return (
    <>
      <p className="count" role="status">
        {say(more ? work.countMore : work.count, { n: items.length })}
      </p>
      <ul className="rows">
        {items.map((item) => (
          <li key={item.ticket}>
            <Link
              className="row"
              to={`/doubtful/${item.ticket}`}
              aria-current={item.ticket === opened ? 'true' : undefined}
            >
              <span className="row-head">
                <b className="row-matter">
                  {item.category ? category(item.category) : say(common.unknownCategory)}
                </b>
                <StateMark state="doubtful" />
              </span>
              <span className="row-place">{item.areaName ?? say(common.unknownArea)}</span>
              <span className="row-foot">
                <span className="number">{item.number && inFours(item.number)}</span>
                <Ago at={item.since} words={w.since} />
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
