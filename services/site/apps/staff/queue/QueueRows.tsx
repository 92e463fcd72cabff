import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { inFours, useSpeech } from '../app/language.tsx';
import { useSession } from '../app/session.tsx';
import { common } from '../words/common.ts';
import { work } from '../words/work.ts';

/** What a queue shows of an item. */
export interface QueueRow {
  readonly category: string | undefined;
  readonly place: string | undefined;
  readonly number: string | undefined;
  readonly mark: ReactNode;
  /** How long it has waited. */
  readonly since: ReactNode;
}

/** The items that wait, the oldest first. */
export function QueueRows<T extends { readonly id: string }>({
  path,
  items,
  more,
  opened,
  onMore,
  row,
}: {
  path: string;
  items: readonly T[];
  more: boolean;
  opened: string | undefined;
  onMore: () => void;
  row: (item: T) => QueueRow;
}) {
  const { say } = useSpeech();
  return (
    <>
      <p className="count" role="status">
        {say(more ? work.countMore : work.count, { n: items.length })}
      </p>
      <ul className="rows">
        {items.map((item) => (
          <li key={item.id}>
            <Row to={`${path}/${item.id}`} current={item.id === opened} row={row(item)} />
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

function Row({ to, current, row }: { to: string; current: boolean; row: QueueRow }) {
  const { say } = useSpeech();
  const { category } = useSession();
  return (
    <Link className="row" to={to} aria-current={current ? 'true' : undefined}>
      <span className="row-head">
        <b className="row-matter">{row.category ? category(row.category) : say(common.unknownCategory)}</b>
        {row.mark}
      </span>
      <span className="row-place">{row.place ?? say(common.unknownArea)}</span>
      <span className="row-foot">
        <span className="number">{row.number && inFours(row.number)}</span>
        {row.since}
      </span>
    </Link>
  );
}
