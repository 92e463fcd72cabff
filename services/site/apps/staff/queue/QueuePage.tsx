import { type ReactNode, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { Words } from '#shared/text/language.ts';
import type { Page } from '../api/answers.ts';
import { loadPages } from '../api/load-pages.ts';
import { useSpeech } from '../app/language.tsx';
import { useLive } from '../app/live.ts';
import { usePhone } from '../app/media.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Pending } from '../parts/Pending.tsx';
import { Stale } from '../parts/Stale.tsx';
import { useRowKeys } from '../parts/useRowKeys.ts';
import { nextAfter } from './next-after.ts';
import { type QueueRow, QueueRows } from './QueueRows.tsx';

const REFRESH_MS = 15_000;

/** What the page gives a task: callbacks for when it is done, and for when somebody else turns out to have done it. */
export interface TaskHandlers {
  readonly onDone: (message: string) => void;
  readonly onGone: () => void;
}

interface QueuePageProps<T> {
  /** The page's path, such as `/callbacks`; an item's is `/callbacks/<id>`. */
  readonly path: string;
  readonly title: Words;
  readonly words: Readonly<Record<'queue' | 'intro' | 'emptyTitle' | 'emptyText', Words>>;
  readonly load: (after: string | undefined, signal: AbortSignal) => Promise<Page<T>>;
  readonly row: (item: T) => QueueRow;
  /** Renders the open item; use the item's id as its key, so that each task begins with an empty form. */
  readonly task: (item: T, handlers: TaskHandlers) => ReactNode;
}

/** Works off a queue one item at a time: the queue at the left, the open item beside it; when it is done, the next one opens. */
export function QueuePage<T extends { readonly id: string }>({
  path,
  title,
  words,
  load,
  row,
  task,
}: QueuePageProps<T>) {
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
  // A wide screen always has an item open; a phone shows the queue first.
  const open = items.find(({ id }) => id === ticket) ?? (phone ? undefined : items[0]);
  const list = useRowKeys(ids, open?.id);

  const onDone = (message: string) => {
    setNotice(message);
    const next = open && nextAfter(open.id, ids);
    navigate(next && !phone ? `${path}/${next}` : path);
    live.reload();
  };

  return (
    <div className="work queue" data-open={Boolean(ticket && open)}>
      <h1 className="vh">{say(title)}</h1>
      <section className="work-list" aria-label={say(words.queue)} ref={list}>
        <h2 className="queue-title">{say(words.queue)}</h2>
        <p className="fine queue-intro">{say(words.intro)}</p>
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
              <EmptyState title={say(words.emptyTitle)}>
                <p>{say(words.emptyText)}</p>
              </EmptyState>
            )}
      </section>
    </div>
  );
}
