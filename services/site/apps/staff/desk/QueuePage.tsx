import { type ReactNode, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { Words } from '#shared/text/language.ts';
import type { Page } from '../api/answers.ts';
import { useSpeech } from '../app/language.tsx';
import { useLive } from '../app/live.ts';
import { usePhone } from '../app/media.ts';
import { useRowKeys } from '../app/useRowKeys.ts';
import { Blank } from '../parts/Blank.tsx';
import { Pending } from '../parts/Pending.tsx';
import { Stale } from '../parts/Stale.tsx';
import { loadPages } from '../work/pages.ts';
import { nextAfter } from './next-after.ts';
import { QueueRows, type RowParts } from './QueueRows.tsx';

const REFRESH_MS = 15_000;

/** What a task of a desk is given: what to do when it is done with, and when it turns out to be somebody else's. */
export interface Task {
  readonly onDone: (message: string) => void;
  readonly onGone: () => void;
}

interface Desk<T> {
  /** The page's address, `/callbacks`; a task stands at `/callbacks/<id>`. */
  readonly path: string;
  readonly title: Words;
  readonly words: Readonly<Record<'queue' | 'intro' | 'emptyTitle' | 'emptyText', Words>>;
  readonly load: (after: string | undefined, signal: AbortSignal) => Promise<Page<T>>;
  readonly row: (item: T) => RowParts;
  /** Give it the item's id as its key: each task begins anew. */
  readonly task: (item: T, task: Task) => ReactNode;
}

/** A desk with one task at a time: the queue at the left, the task beside it, the next one at hand when it is done. */
export function QueuePage<T extends { readonly id: string }>({
  path,
  title,
  words,
  load,
  row,
  task,
}: Desk<T>) {
  const { say } = useSpeech();
  const phone = usePhone();
  const navigate = useNavigate();
  const { ticket } = useParams();
  const [pages, setPages] = useState(1);
  const [notice, setNotice] = useState<string>();
  const live = useLive({ key: path, again: pages, every: REFRESH_MS }, (signal) =>
    loadPages(pages, (after) => load(after, signal)),
  );
  const items = live.data?.items ?? [];
  const ids = items.map(({ id }) => id);
  // A desk always has a task on it; a phone shows the queue first.
  const open = items.find(({ id }) => id === ticket) ?? (phone ? undefined : items[0]);
  const list = useRowKeys(ids, open?.id);

  const onDone = (message: string) => {
    setNotice(message);
    const next = open && nextAfter(open.id, ids);
    navigate(next && !phone ? `${path}/${next}` : path);
    live.reload();
  };

  return (
    <div className="work desk" data-open={Boolean(ticket && open)}>
      <h1 className="vh">{say(title)}</h1>
      <section className="work-list" aria-label={say(words.queue)} ref={list}>
        <h2 className="desk-title">{say(words.queue)}</h2>
        <p className="fine desk-intro">{say(words.intro)}</p>
        <p className="notice ok" role="status" hidden={!notice}>
          {notice}
        </p>
        <Stale live={live} />
        {live.data ? (
          <QueueRows
            path={path}
            items={items}
            more={Boolean(live.data.next)}
            opened={open?.id}
            onMore={() => setPages(pages + 1)}
            row={row}
          />
        ) : (
          <Pending live={live} />
        )}
      </section>
      <section className="work-ticket">
        {open
          ? task(open, { onDone, onGone: live.reload })
          : live.data && (
              <Blank title={say(words.emptyTitle)}>
                <p>{say(words.emptyText)}</p>
              </Blank>
            )}
      </section>
    </div>
  );
}
