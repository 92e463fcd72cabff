import type { ComponentType } from 'react';
import type { Role } from '#events/community.ts';
import type { Right } from '#shared/auth/rights.ts';
import type { Words } from '#shared/text/language.ts';
import { common } from '../words/common.ts';

/** A page of the app: its path, who may open it, and its code, loaded when first opened. */
export interface PageSpec {
  readonly path: string;
  /** Parameters below the path, in the router's notation. */
  readonly below?: string;
  readonly title: Words;
  readonly right: Right;
  /** The roles that start on this page. */
  readonly first?: readonly Role[];
  readonly load: () => Promise<{ default: ComponentType }>;
}

/** In the order of the navigation. A new page is one entry. */
export const pages: readonly PageSpec[] = [
  {
    path: 'figures',
    title: common.figures,
    right: 'figures.read',
    first: ['leader'],
    load: () => import('../figures/FiguresPage.tsx'),
  },
  {
    path: 'work',
    below: ':ticket?',
    title: common.work,
    right: 'ticket.read',
    first: ['worker', 'lead'],
    load: () => import('../work/WorkPage.tsx'),
  },
  {
    path: 'doubtful',
    below: ':ticket?',
    title: common.doubtful,
    right: 'routing.decide',
    first: ['dispatcher'],
    load: () => import('../doubtful/DoubtfulPage.tsx'),
  },
  {
    path: 'callbacks',
    below: ':ticket?',
    title: common.callbacks,
    right: 'callback.record',
    first: ['callback'],
    load: () => import('../callbacks/CallbacksPage.tsx'),
  },
  {
    path: 'duty',
    below: ':call?',
    title: common.duty,
    right: 'call.take',
    first: ['duty'],
    load: () => import('../duty/DutyPage.tsx'),
  },
  {
    path: 'enter',
    title: common.enter,
    right: 'report.enter',
    load: () => import('../enter/EnterPage.tsx'),
  },
  {
    path: 'roster',
    title: common.roster,
    right: 'duty.hand-over',
    load: () => import('../roster/RosterPage.tsx'),
  },
  {
    path: 'data',
    title: common.data,
    right: 'community.write',
    first: ['admin'],
    load: () => import('../data/DataPage.tsx'),
  },
  {
    path: 'rules',
    below: ':set?',
    title: common.rules,
    right: 'community.write',
    load: () => import('../rules/RulesPage.tsx'),
  },
];

/** The page to start on: that of the first role that has one, else the first page that the person may open. */
export function firstPage(
  roles: readonly Role[],
  can: (right: Right) => boolean,
  of: readonly PageSpec[] = pages,
): PageSpec | undefined {
  const open = of.filter((page) => can(page.right));
  const home = roles.map((role) => open.find((page) => page.first?.includes(role))).find(Boolean);
  return home ?? open[0];
}
