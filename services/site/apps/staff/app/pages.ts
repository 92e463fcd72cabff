import type { ComponentType } from 'react';
import type { Right } from '#shared/auth/rights.ts';
import type { Words } from '#shared/text/language.ts';
import { common } from '../words/common.ts';

/** A page of the app: where it stands, who may open it, and its code, fetched when first opened. */
export interface PageSpec {
  readonly path: string;
  /** Parameters below the path, in the router's notation. */
  readonly below?: string;
  readonly title: Words;
  readonly right: Right;
  readonly load: () => Promise<{ default: ComponentType }>;
}

/** In the order of the navigation; the first that a person may open is their first page. A new page is one entry. */
export const pages: readonly PageSpec[] = [
  {
    path: 'work',
    below: ':ticket?',
    title: common.work,
    right: 'ticket.read',
    load: () => import('../work/WorkPage.tsx'),
  },
  {
    path: 'doubtful',
    below: ':ticket?',
    title: common.doubtful,
    right: 'routing.decide',
    load: () => import('../doubtful/DoubtfulPage.tsx'),
  },
];
