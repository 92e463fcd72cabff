import { calendar2026, LEADER } from '#shared/stored/sample-community.ts';
import type { Running, StoredScript } from '#shared/stored/script.ts';

const ADMIN = { staff: 'admin' };
const PHONE = '+8613800138000';

const csv = (kind: string, ...lines: string[]) => ({ kind, format: 'csv', content: lines.join('\n') });
const json = (kind: string, content: unknown) => ({ kind, format: 'json', content: JSON.stringify(content) });

const RING = [
  [119, 26],
  [119.01, 26],
  [119.01, 26.01],
  [119, 26],
];
const Polygon = { type: 'Polygon', coordinates: [RING] };
const MultiPolygon = { type: 'MultiPolygon', coordinates: [[RING]] };

const STAGES = ['dispatch', 'accept', 'contact', 'resolve', 'callback', 'missed-call', 'rise'];

/** A row of each kind, with every column filled in somewhere. */
const files = [
  json('areas', [
    { id: 'qt', kind: 'subdistrict', name: '清潭街道', nameEn: 'Qingtan', sla: 'fast', shape: MultiPolygon },
    { id: 'qt-03', parent: 'qt', kind: 'neighbourhood', name: '幸福里', nameEn: 'Xingfuli', shape: Polygon },
    { id: 'qt-03-07', parent: 'qt-03', kind: 'block', name: '幸福里第七块区', households: '276' },
  ]),
  csv(
    'places',
    'area,kind,name,from,to,parity',
    'qt-03-07,estate,柳荫苑,,,',
    'qt-03-07,road,柳荫路,1,19,odd',
  ),
  csv('teams', 'id,area,name,responsible,active', 't-7,qt-03-07,第七块区服务队,m-1,yes'),
  csv(
    'members',
    'id,team,name,phone,kind,skills,staff,active,lang',
    `m-1,t-7,张三,${PHONE},social-worker,电工;急救,30412,yes,zh-CN`,
    'm-2,t-7,李四,,volunteer,,,yes,en',
  ),
  csv('units', 'id,area,name,kind,contact', 'u-1,qt-03,邻和物业,property,物业值班 +8615400019327'),
  csv(
    'grants',
    'staff,member,role,area',
    '30412,m-1,worker,qt-03-07',
    '10021,,leader,qt',
    '10031,,duty,qt',
    'admin,,admin,qt',
  ),
  csv(
    'services',
    'id,category,name,name_en,address,phone,hours,area,active',
    's-1,,医疗,Health,,,,,yes',
    's-2,s-1,清潭卫生站,Clinic,柳荫路3号,010-12345678,09:00-17:00,qt-03,yes',
  ),
  csv(
    'duties',
    'id,area,member,from,to,order',
    'd-1,qt,m-1,2026-11-23T08:00:00+08:00,2026-11-23T16:00:00+08:00,1',
  ),
  csv(
    'absences',
    'id,member,from,to,reason',
    'a-1,m-2,2026-11-25T08:00:00+08:00,2026-11-26T08:00:00+08:00,探亲',
  ),
  json('taxonomy', {
    categories: [
      { code: 'safety', name: '安全', nameEn: 'Safety', keywords: [] },
      {
        code: 'fire',
        parent: 'safety',
        name: '消防',
        nameEn: 'Fire',
        urgency: 'urgent',
        keywords: ['消防通道'],
      },
    ],
  }),
  json('templates', {
    signature: '【呼应】',
    templates: [{ purpose: 'received', zh: '{number}', en: '{number}' }],
  }),
  json('sla', [
    {
      name: 'fast',
      levels: [{ level: 1, at: ['block'], name: '块区', nameEn: 'Block' }],
      rules: STAGES.map((stage) => ({ stage, minutes: 10, clock: 'working', near: 0.5 })),
      quiet: { from: '22:00', to: '07:00' },
    },
  ]),
  json('calendar', calendar2026),
];

const imported = (s: Running, key: string, of: readonly object[]) =>
  s.call<{ id: string; status: string }>('POST /imports', { by: ADMIN, body: { files: of }, key });

async function lives(s: Running): Promise<void> {
  await imported(s, 'import-1', files);
  await s.drain('work');
  const wrong = csv('teams', 'id,area,name,responsible,active', 't-8,nowhere,第八块区服务队,,yes');
  // It is refused, and its bad rows are kept.
  await imported(s, 'import-2', [wrong]).catch(() => undefined);
  const renamed = csv(
    'members',
    'id,team,name,phone,kind,skills,staff,active,lang',
    'm-1,t-7,张三,+8613800138001,social-worker,,30412,yes,zh-CN',
  );
  s.wait(1_000);
  await imported(s, 'import-3', [renamed]);
  await s.drain('work');
  await s.call('POST /duties/d-1/hand-over', { by: ADMIN, body: { to: 'm-2', note: '家里有事' } });
  const look = { by: 'staff:10031', purpose: 'roster' };
  await s.invoke('read-contact', { ids: ['m-1'], ...look });
  await s.invoke('read-whose', {
    ids: ['+8613800138001'],
    by: 'service:notification',
    purpose: 'sms: answer',
  });
  s.wait(1_000);
  // One that has only just been accepted.
  await imported(s, 'import-4', [
    csv('teams', 'id,area,name,responsible,active', 't-9,qt-03,幸福里服务队,,yes'),
  ]);
}

async function asks(s: Running): Promise<Record<string, unknown>> {
  const answers: Record<string, unknown> = {};
  const by = { by: ADMIN };
  for (const kind of [
    'areas',
    'places',
    'teams',
    'members',
    'units',
    'grants',
    'services',
    'duties',
    'absences',
  ])
    answers[`all ${kind}`] = await s.call(`GET /exports/${kind}?format=json`, by);
  for (const kind of ['taxonomy', 'templates', 'sla', 'calendar'])
    answers[`all ${kind}`] = await s.call(`GET /exports/${kind}?format=json`, by);
  for (const id of importsOf(s)) {
    answers[`import ${id}`] = await s.call(`GET /imports/${id}`, by);
    answers[`errors of ${id}`] = await s.call(`GET /imports/${id}/errors`, by);
  }
  answers.history = await s.call('GET /history/duty/d-1', by);
  const time = 'from=2026-11-22T00:00:00Z&to=2026-11-27T00:00:00Z';
  answers.roster = await s.call(`GET /roster?area=qt&${time}`, { by: LEADER });
  answers.duty = await s.call('GET /duty?area=qt', { by: LEADER });
  for (const path of ['public/areas', 'public/taxonomy', 'public/directory', 'areas', 'me', 'rules/sla.fast'])
    answers[path] = await s.call(`GET /${path}`, by);
  const service = { by: 'service:notification', purpose: 'sms' };
  answers.contact = await s.invoke('read-contact', { ids: ['m-1', 'm-2', 'u-1'], ...service });
  answers.whose = await s.invoke('read-whose', { ids: [PHONE, '+8613800138001'], ...service });
  return answers;
}

const importsOf = (s: Running): string[] =>
  s.items('vault').flatMap(({ pk, sk, outline }) => (sk === '-' && outline ? [String(pk)] : []));

async function goesOn(s: Running): Promise<void> {
  s.wait(60_000);
  await imported(s, 'import-5', [
    csv('teams', 'id,area,name,responsible,active', 't-7,qt-03-07,第七块区服务队,m-2,yes'),
  ]);
  await s.drain('work');
}

/** A row of each kind, imports that are done, refused and under way, and what guards the people in them. */
export const script: StoredScript = { lives, asks, goesOn };
