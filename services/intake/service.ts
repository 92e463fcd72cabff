import { TicketAssigned } from '#events/casework.ts';
import { GrantChanged } from '#events/community.ts';
import { eventsIn } from '#events/envelope.ts';
import * as events from '#events/intake.ts';
import { IntakeContact, IntakeSeen, IntakeWhose, IntakeWords } from '#events/reads/intake.ts';
import { service } from '#shared/service/manifest.ts';
import { hotline } from './hotline/manifest.ts';
import { apiBuckets, media } from './media/manifest.ts';
import { reports } from './reports/manifest.ts';

export default service({
  name: 'intake',
  purpose: 'Takes what residents report, gives it a number, and guards their words and contact data',
  tables: {
    main: { kind: 'main', indexes: hotline.indexes },
    vault: { kind: 'vault' },
  },
  buckets: media.buckets,
  functions: {
    api: {
      entry: 'api.ts',
      purpose: 'Drafts, reports, tracking codes and residents’ tokens',
      tables: {
        main: ['get', 'many', 'query', 'put', 'update'],
        vault: ['get', 'many', 'query', 'put', 'delete'],
      },
      queries: ['desk'],
      buckets: apiBuckets,
    },
    on: {
      entry: 'on.ts',
      purpose:
        'Keeps copies of grants, of the duty roster, of the telephone’s menu, and where tickets with photos are',
      tables: { main: ['get', 'put'] },
      subscribes: [GrantChanged, TicketAssigned, ...hotline.subscribes],
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
    ...media.functions,
    ...hotline.functions,
  },
  publishes: eventsIn(events),
  routes: {
    ...reports.routes,
    ...media.routes,
    ...hotline.routes,
    health: { method: 'GET', path: '/health', access: 'public', summary: 'Is the service up?' },
  },
});
