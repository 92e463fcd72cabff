import * as z from 'zod/mini';
import type { Service } from '#shared/service/manifest.ts';
import { DraftAnswers, NewReport, NewVisit } from './domain/input.ts';

/** The reports' part of intake's manifest. */
export const reports = {
  routes: {
    newDraft: {
      method: 'POST',
      path: '/drafts',
      access: 'public',
      summary: 'Begin a form',
      body: z.strictObject({}),
    },
    draft: { method: 'GET', path: '/drafts/{draft}', access: 'public', summary: 'The answers so far' },
    saveDraft: {
      method: 'PATCH',
      path: '/drafts/{draft}',
      access: 'public',
      summary: 'Add or change answers; null takes one away',
      body: z.strictObject({ answers: DraftAnswers }),
    },
    report: {
      method: 'POST',
      path: '/reports',
      access: 'public',
      summary: 'Report something; answers with number and tracking code',
      body: NewReport,
      keyed: true,
    },
    track: {
      method: 'POST',
      path: '/track',
      access: 'public',
      summary: 'Exchange number and tracking code for a token of 30 minutes',
      body: z.strictObject({
        number: z.string().check(z.maxLength(40)),
        code: z.string().check(z.maxLength(40)),
      }),
    },
    keys: {
      method: 'GET',
      path: '/jwks.json',
      access: 'public',
      summary: 'Public keys of residents’ tokens',
    },
    ownReport: { method: 'GET', path: '/reports/{report}', access: 'resident', summary: 'What I reported' },
    withdraw: {
      method: 'POST',
      path: '/reports/{report}/withdraw',
      access: 'resident',
      summary: 'I take my report back',
      body: z.strictObject({}),
      keyed: true,
    },
    visit: {
      method: 'POST',
      path: '/visits',
      access: 'report.enter',
      summary:
        'Enter a report for somebody, at their door or at the window; answers with number and tracking code',
      body: NewVisit,
      keyed: true,
    },
  },
} as const satisfies Pick<Service, 'routes'>;
