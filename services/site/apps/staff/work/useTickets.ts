import { useState } from 'react';
import type { Page, TicketRow } from '../api/answers.ts';
import type { Worklist } from '../api/calls.ts';
import { loadPages } from '../api/load-pages.ts';
import type { Api } from '../app/api.tsx';
import { type Live, useLive } from '../app/live.ts';

/** New tickets show within this time, while the page is visible. */
const REFRESH_MS = 15_000;

export interface Tickets {
  readonly live: Live<Page<TicketRow>>;
  readonly loadMore: () => void;
  /** Another page is loading. */
  readonly loadingMore: boolean;
}

/** The rows of a view, refreshed as a whole, so that tickets that left the list disappear on every open page. */
export function useTickets(casework: Api['casework'], of: Worklist): Tickets {
  const key = `${of.view} ${of.state} ${of.area ?? ''}`;
  const [open, setOpen] = useState({ key, pages: 1, had: 0 });
  const pages = open.key === key ? open.pages : 1;
  const live = useLive({ key, again: pages, every: REFRESH_MS }, (signal) =>
    loadPages(pages, (after) => casework.tickets(of, after, signal)),
  );
  const had = live.data?.items.length ?? 0;
  return {
    live,
    loadMore: () => setOpen({ key, pages: pages + 1, had }),
    loadingMore: pages > 1 && open.had === had && !live.problem,
  };
}
