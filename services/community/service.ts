import * as events from '#events/community.ts';
import { eventsIn } from '#events/envelope.ts';
import { CommunityContact, CommunityWhose } from '#events/reads/community.ts';
import { service } from '#shared/service/manifest.ts';
import { ExportQuery } from './export/input.ts';
import { ImportOptions, NewImport } from './import/file/input.ts';
import { After } from './queries/input.ts';
import { DutyQuery, HandOver, RosterQuery } from './roster/input.ts';

export default service({
  name: 'community',
  purpose:
    'Owns the area tree, teams and members, grants and rule sets, and tells the others when they change',
  tables: {
    main: {
      kind: 'main',
      indexes: {
        inArea: { partition: 'inArea' },
        inTeam: { partition: 'inTeam' },
        inMonth: { partition: 'inMonth' },
      },
    },
    vault: { kind: 'vault' },
  },
  functions: {
    api: {
      entry: 'api.ts',
      purpose: 'Checks imports, hands duties over, answers questions about areas, rosters and rule sets',
      tables: { main: ['get', 'many', 'query', 'put'], vault: ['get', 'put', 'delete'] },
      queries: ['inArea', 'inTeam', 'inMonth'],
      enqueues: ['work'],
      memoryMB: 1024,
      timeoutSeconds: 29,
    },
    work: {
      entry: 'work.ts',
      purpose: 'Works off the chunks of accepted imports, stage by stage',
      tables: { main: ['get', 'many', 'put'], vault: ['get', 'put', 'update', 'delete'] },
      worksOff: { concurrency: 4 },
      enqueues: ['work'],
      memoryMB: 512,
      timeoutSeconds: 60,
    },
    'read-contact': {
      entry: 'read-contact.ts',
      purpose: 'Named read community.contact: name, phone and language of team members',
      offers: CommunityContact,
      tables: { vault: ['get', 'put'] },
    },
    'read-whose': {
      entry: 'read-whose.ts',
      purpose: 'Named read community.whose: whose phone a number is',
      offers: CommunityWhose,
      tables: { main: ['many'], vault: ['many', 'query', 'put'] },
    },
  },
  publishes: eventsIn(events),
  routes: {
    publicAreas: {
      method: 'GET',
      path: '/public/areas',
      access: 'public',
      summary: 'Subdistricts and neighbourhoods that residents choose from',
    },
    publicTaxonomy: {
      method: 'GET',
      path: '/public/taxonomy',
      access: 'public',
      summary: 'Categories that residents choose from',
    },
    publicDirectory: {
      method: 'GET',
      path: '/public/directory',
      access: 'public',
      summary: 'The service directory, category by category',
    },
    areas: {
      method: 'GET',
      path: '/areas',
      access: 'community.read',
      summary: 'The areas that I may see, whole rows',
      query: After,
    },
    me: { method: 'GET', path: '/me', access: 'public', summary: 'What I may do, and where (any staff)' },
    newImport: {
      method: 'POST',
      path: '/imports',
      access: 'community.write',
      summary: 'Import files; every bad row is told',
      body: NewImport,
      query: ImportOptions,
      keyed: true,
      maxBytes: 5 * 1024 * 1024,
    },
    import: {
      method: 'GET',
      path: '/imports/{id}',
      access: 'community.write',
      summary: 'How far my import is',
    },
    importErrors: {
      method: 'GET',
      path: '/imports/{id}/errors',
      access: 'community.write',
      summary: 'The bad rows of my import, page by page',
      query: After,
    },
    history: {
      method: 'GET',
      path: '/history/{kind}/{id}',
      access: 'community.read',
      summary: 'Every version of a row: what, when and by whom',
      query: After,
    },
    roster: {
      method: 'GET',
      path: '/roster',
      access: 'community.read',
      summary: 'Duties, absences and holes of an area in a time',
      query: RosterQuery,
    },
    duty: {
      method: 'GET',
      path: '/duty',
      access: 'community.read',
      summary: 'Who is on duty now, and who is next',
      query: DutyQuery,
    },
    handOver: {
      method: 'POST',
      path: '/duties/{id}/hand-over',
      access: 'duty.hand-over',
      summary: 'Give a duty to another member',
      body: HandOver,
      keyed: true,
    },
    rules: {
      method: 'GET',
      path: '/rules/{id}',
      access: 'community.read',
      summary: 'A rule set: taxonomy, templates, calendar, sla.<name>',
    },
    export: {
      method: 'GET',
      path: '/exports/{kind}',
      access: 'community.write',
      summary: 'All rows of a kind as a file that can be imported',
      query: ExportQuery,
    },
    health: { method: 'GET', path: '/health', access: 'public', summary: 'Is the service up?' },
  },
});
