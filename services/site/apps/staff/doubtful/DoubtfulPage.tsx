import { useRef, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useApi } from '../app/api.tsx';
import { useSpeech } from '../app/language.tsx';
import { useLive } from '../app/live.ts';
import { usePhone } from '../app/media.ts';
import { useKeys } from '../app/shortcuts.tsx';
import { Blank, Failed } from '../parts/Blank.tsx';
import { move } from '../parts/keys.ts';
import { ListSkeleton } from '../parts/Skeletons.tsx';
import { Stale } from '../parts/Stale.tsx';
import { common } from '../words/common.ts';
import { doubtfulWords as w } from '../words/doubtful.ts';
import { loadPages } from '../work/pages.ts';
import { Decision } from './Decision.tsx';
import { nextAfter } from './options.ts';
import { Queue } from './Queue.tsx';

const REFRESH_MS = 15_000;

/** 待定: what routing is unsure of, one at a time; queue left, decision in the middle, evidence right. */
export default function DoubtfulPage() {
  const { routing } = useApi();
  const { say } = useSpeech();
  const phone = usePhone();
  const navigate = useNavigate();
  const { ticket } = useParams();
  const [pages, setPages] = useState(1);
  const [notice, setNotice] = useState<string>();
  const list = useRef<HTMLElement>(null);
  const live = useLive({ key: 'doubtful', again: pages, every: REFRESH_MS }, (signal) =>
    loadPages(pages, async (after) => {
      const { items, next } = await routing.doubtful(after, signal);
      return { items: items.map((item) => ({ ...item, id: item.ticket })), next };
    }),
  );
  const items = live.data?.items ?? [];
  // A desk always has a task on it; a phone shows the queue first.
  const open = items.find((item) => item.ticket === ticket) ?? (phone ? undefined : items[0]);

  const go = (command: 'next' | 'previous') => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('a.row') ?? [])];
    const focused = links.indexOf(document.activeElement as HTMLElement);
    const at = focused >= 0 ? focused : items.findIndex((item) => item.ticket === open?.ticket);
    links[move(at, command, links.length)]?.focus();
  };
  useKeys(phone ? {} : { next: () => go('next'), previous: () => go('previous') });

  const decided = (message: string) => {
    setNotice(message);
    const next = open && nextAfter(open.ticket, items);
    navigate(next && !phone ? `/doubtful/${next}` : '/doubtful');
    live.reload();
  };

  return (
    <div className="work desk" data-open={Boolean(ticket && open)}>
      <h1 className="vh">{say(common.doubtful)}</h1>
      <section className="work-list" aria-label={say(w.queue)} ref={list}>
        <h2 className="desk-title">{say(w.queue)}</h2>
        <p className="fine desk-intro">{say(w.intro)}</p>
        <p className="notice ok" role="status" hidden={!notice}>
          {notice}
        </p>
        <Stale live={live} />
        {live.data ? (
          <Queue
            items={items}
            more={Boolean(live.data.next)}
            opened={open?.ticket}
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
          <Decision key={open.ticket} item={open} onDecided={decided} onGone={live.reload} />
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
