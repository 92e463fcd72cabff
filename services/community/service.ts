import {
  AbsenceChanged,
  AreaChanged,
  DutyChanged,
  GrantChanged,
  MemberChanged,
  RulesChanged,
  TeamChanged,
} from '#events/community.ts';
import { service } from '#shared/service/manifest.ts';
import { After, ImportOptions, NewImport } from './import/input.ts';

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
      purpose: 'Checks imports and answers questions about areas, rule sets and one’s own grants',
      tables: { main: 'read', vault: 'write' },
      enqueues: ['work'],
      memoryMB: 1024,
      timeoutSeconds: 29,
    },
    work: {
      entry: 'work.ts',
      purpose: 'Works off the chunks of accepted imports, stage by stage',
      tables: { main: 'write', vault: 'write' },
      worksOff: { concurrency: 4 },
      enqueues: ['work'],
      memoryMB: 512,
      timeoutSeconds: 60,
    },
    'read-contact': {
      entry: 'read-contact.ts',
      purpose: 'Named read community.contact: name, phone and language of team members',
      tables: { vault: 'write' },
    },
  },
  publishes: [
    AreaChanged,
    TeamChanged,
    MemberChanged,
    GrantChanged,
    DutyChanged,
    AbsenceChanged,
    RulesChanged,
  ],
  offers: { contact: 'read-contact' },
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
      path: '/imports/:id',
      access: 'community.write',
      summary: 'How far my import is',
    },
    importErrors: {
      method: 'GET',
      path: '/imports/:id/errors',
      access: 'community.write',
      summary: 'The bad rows of my import, page by page',
      query: After,
    },
    history: {
      method: 'GET',
      path: '/history/:kind/:id',
      access: 'community.read',
      summary: 'Every version of a row: what, when and by whom',
      query: After,
    },
    health: { method: 'GET', path: '/health', access: 'public', summary: 'Is the service up?' },
  },
});
