import * as z from 'zod/mini';
import { TicketAssigned } from '#events/casework.ts';
import { GrantChanged } from '#events/community.ts';
import { eventsIn } from '#events/envelope.ts';
import * as events from '#events/intake.ts';
import { IntakeContact, IntakeSeen, IntakeWhose, IntakeWords } from '#events/reads/intake.ts';
import { service } from '#shared/service/manifest.ts';
import { DraftAnswers, NewReport, NewVisit } from './domain/input.ts';
import { hotlineFunctions, hotlineIndexes, hotlineRoutes, hotlineSubscribes } from './hotline/manifest.ts';
import { apiPhotos, photoBuckets, photoFunctions, photoRoutesSpec } from './photos/manifest.ts';

export default service({
  name: 'intake',
  purpose: 'Takes what residents report, gives it a number, and guards their words and contact data',
  tables: {
    main: { kind: 'main', indexes: { ...hotlineIndexes } },
    vault: { kind: 'vault' },
  },
  buckets: photoBuckets,
  functions: {
    api: {
      entry: 'api.ts',
      purpose: 'Drafts, reports, tracking codes and residents’ tokens',
      tables: {
        main: ['get', 'many', 'query', 'put', 'update'],
        vault: ['get', 'many', 'query', 'put', 'delete'],
      },
      queries: ['desk'],
      buckets: apiPhotos,
    },
    on: {
      entry: 'on.ts',
      purpose:
        'Keeps copies of grants, of the duty roster, of the telephone’s menu, and where tickets with photos are',
      tables: { main: ['get', 'put'] },
      subscribes: [GrantChanged, TicketAssigned, ...hotlineSubscribes],
    },
    'read-words': {
      entry: 'read-words.ts',
      purpose: 'Named read intake.words: what was reported and where',
      offers: IntakeWords,
      tables: { main: ['get'], vault: ['get', 'put'] },
    },
    'read-contact': {
      entry: 'read-contact.ts',
      purpose: 'Named read intake.contact: how the caller is reached, and the tracking code for them',
      offers: IntakeContact,
      tables: { main: ['get'], vault: ['get', 'put'] },
    },
    'read-seen': {
      entry: 'read-seen.ts',
      purpose: 'Named read intake.seen: who saw a report’s words, photos and contact data',
      offers: IntakeSeen,
      tables: { vault: ['query'] },
    },
    'read-whose': {
      entry: 'read-whose.ts',
      purpose: 'Named read intake.whose: whose number it is, and what they reported',
      offers: IntakeWhose,
      tables: { vault: ['get', 'query', 'put'] },
    },
    ...photoFunctions,
    ...hotlineFunctions,
  },
  publishes: eventsIn(events),
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
    ...photoRoutesSpec,
    ...hotlineRoutes,
    health: { method: 'GET', path: '/health', access: 'public', summary: 'Is the service up?' },
  },
});
