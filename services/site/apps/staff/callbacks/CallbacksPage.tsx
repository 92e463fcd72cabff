import { useRef, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useApi } from '../app/api.tsx';
import { useSpeech } from '../app/language.tsx';
import { useLive } from '../app/live.ts';
import { usePhone } from '../app/media.ts';
import { useKeys } from '../app/shortcuts.tsx';
import { nextAfter } from '../doubtful/options.ts';
import { Blank, Failed } from '../parts/Blank.tsx';
import { move } from '../parts/keys.ts';
import { ListSkeleton } from '../parts/Skeletons.tsx';
import { Stale } from '../parts/Stale.tsx';
import { callbackWords as w } from '../words/callbacks.ts';
import { common } from '../words/common.ts';
import { loadPages } from '../work/pages.ts';
import { CallbackQueue } from './CallbackQueue.tsx';
import { CallbackTask } from './CallbackTask.tsx';

const REFRESH_MS = 15_000;

/** 回访: queue at the left, the call in the middle, what the resident reported at the right. */
export default function CallbacksPage() {
  const { casework } = useApi();
  const { say } = useSpeech();
  const phone = usePhone();
  const navigate = useNavigate();
  const { ticket } = useParams();
  const [pages, setPages] = useState(1);
  const [notice, setNotice] = useState<string>();
  const list = useRef<HTMLElement>(null);
  const live = useLive({ key: 'callbacks', again: pages, every: REFRESH_MS }, (signal) =>
    loadPages(pages, (after) => casework.callbacks(after, signal)),
  );
  const items = live.data?.items ?? [];
  const open = items.find((item) => item.id === ticket) ?? (phone ? undefined : items[0]);

  const go = (command: 'next' | 'previous') => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('a.row') ?? [])];
    const focused = links.indexOf(document.activeElement as HTMLElement);
    const at = focused >= 0 ? focused : items.findIndex((item) => item.id === open?.id);
    links[move(at, command, links.length)]?.focus();
  };
  useKeys(phone ? {} : { next: () => go('next'), previous: () => go('previous') });

  const recorded = (message: string) => {
    setNotice(message);
    const next =
      open &&
      nextAfter(
        open.id,
        items.map((item) => ({ ticket: item.id })),
      );
    navigate(next && !phone ? `/callbacks/${next}` : '/callbacks');
    live.reload();
  };

  return (
    <div className="work desk" data-open={Boolean(ticket && open)}>
      <h1 className="vh">{say(common.callbacks)}</h1>
      <section className="work-list" aria-label={say(w.queue)} ref={list}>
        <h2 className="desk-title">{say(w.queue)}</h2>
        <p className="fine desk-intro">{say(w.intro)}</p>
        <p className="notice ok" role="status" hidden={!notice}>
          {notice}
        </p>
        <Stale live={live} />
        {live.data ? (
          <CallbackQueue
            items={items}
            more={Boolean(live.data.next)}
            opened={open?.id}
            onMore={() => setPages(pages + 1)}
          />
        ) : live.problem && live.problem.status !== 401 ? (
          <Failed problem={live.problem} retry={live.reload} />
        ) : (
          <ListSkeleton />
        )}
      </section>
      <section className="work-ticket">
        {open ? (
          <CallbackTask key={open.id} row={open} onRecorded={recorded} onGone={live.reload} />
        ) : (
          live.data && (
            <Blank title={say(w.emptyTitle)}>
              <p>{say(w.emptyText)}</p>
            </Blank>
          )
        )}
      </section>
    </div>
  );
}
