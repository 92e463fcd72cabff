import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { inFours, useSpeech } from '../app/language.tsx';
import { useSession } from '../app/session.tsx';
import { common } from '../words/common.ts';
import { work } from '../words/work.ts';

/** What a row of a queue tells. */
export interface RowParts {
  readonly category: string | undefined;
  readonly place: string | undefined;
  readonly number: string | undefined;
  readonly mark: ReactNode;
  /** How long it has waited. */
  readonly since: ReactNode;
}

/** The waiting ones, the oldest first. */
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
  row: (item: T) => RowParts;
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
            <Row to={`${path}/${item.id}`} current={item.id === opened} parts={row(item)} />
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

function Row({ to, current, parts }: { to: string; current: boolean; parts: RowParts }) {
  const { say } = useSpeech();
  const { category } = useSession();
  return (
    <Link className="row" to={to} aria-current={current ? 'true' : undefined}>
      <span className="row-head">
        <b className="row-matter">
          {parts.category ? category(parts.category) : say(common.unknownCategory)}
        </b>
        {parts.mark}
      </span>
      <span className="row-place">{parts.place ?? say(common.unknownArea)}</span>
      <span className="row-foot">
        <span className="number">{parts.number && inFours(parts.number)}</span>
        {parts.since}
      </span>
    </Link>
  );
}
