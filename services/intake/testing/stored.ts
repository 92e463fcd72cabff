import { TicketAssigned } from '#events/casework.ts';
import { PhotosAttached } from '#events/intake.ts';
import { idFromKey } from '#shared/ids/id.ts';
import { BLOCK, DUTY, tellCommunity, WORKER } from '#shared/stored/sample-community.ts';
import { type Running, type StoredScript, without } from '#shared/stored/script.ts';
import { uploadKey } from '../media/bucket.ts';

const MINUTE = 60_000;
const PHONE = '+8613800005678';

/** Reports by the key that they were handed in with. */
const reportOf = (key: string): string => idFromKey('R', 'report', `web:${key}`);
const R = {
  texted: reportOf('texted-1'),
  silent: reportOf('silent-1'),
  pictured: reportOf('pictured-1'),
  withdrawn: reportOf('withdrawn-1'),
  visited: idFromKey('R', 'report', 'staff:30412:visited-1'),
};

/** Calls by the provider's id of them. */
const callOf = (call: string): string => idFromKey('C', 'call', call);
const CALLS = [
  'live',
  'ticket',
  'partly',
  'unclear',
  'taken',
  'missed',
  'tried',
  'answered',
  'finished',
  'closed',
] as const;
type CallName = (typeof CALLS)[number];
const at = (name: CallName): string => callOf(name);

const report = (key: string, more: object = {}) => ({
  key,
  body: {
    channel: 'web',
    words: '楼道里堆满了纸箱。',
    place: '柳荫苑3号楼',
    area: 'qt/qt-03',
    category: 'fire',
    name: '张三',
    consent: { process: true, sms: true },
    lang: 'zh-CN',
    ...more,
  },
});

/** One pixel, with a text that has to go. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==',
  'base64',
);

async function photos(s: Running, draft: string): Promise<void> {
  const { photo: clean } = await s.call<{ photo: string }>('POST /photos', {
    body: { draft, type: 'image/png' },
  });
  const { photo: damaged } = await s.call<{ photo: string }>('POST /photos', { body: {} });
  const { photo: missing } = await s.call<{ photo: string }>('POST /photos', { body: {} });
  s.objects.set(uploadKey(clean), PNG);
  s.objects.set(uploadKey(damaged), Buffer.from('no picture'));
  const all = [clean, damaged, missing];
  await s.call('POST /reports', report('pictured-1', { photos: all }));
  await s.event(PhotosAttached, R.pictured, { version: 2, data: { photos: all } });
  // Somebody else claims the same photo.
  await s.event(PhotosAttached, R.silent, { version: 2, data: { photos: [clean] } });
  await s.event(TicketAssigned, R.pictured);
}

/** What the telephone tells of one call, step by step. */
async function tells(s: Running, call: CallName, ...events: readonly object[]): Promise<void> {
  for (const [seq, event] of events.entries()) await s.invoke('hotline', { call, seq, ...event });
}
const started = { kind: 'started', from: PHONE };
const nobody = { kind: 'ringing-result', member: 'm-00412', result: 'no-answer' };
const key = (prompt: string, digits: string) => ({ kind: 'digits', digits, prompt });
const words = {
  kind: 'words',
  text: '消防通道被堵',
  confidence: 0.9,
  recording: 'recording-1',
  prompt: 'words',
};
const toWords = [started, nobody, key('consent', '1'), key('urgency', '2'), key('category', '1')];
const hungUp = { kind: 'hung-up' };

async function calls(s: Running): Promise<void> {
  s.reads['community.contact'] = { 'm-00412': { phone: '+8613800000002' } };
  await tells(s, 'ticket', ...toWords, words, key('read-back', '1'), hungUp);
  const ways = {
    missed: '+8613800005681',
    tried: '+8613800005682',
    answered: undefined,
    finished: undefined,
  };
  for (const [name, from] of Object.entries(ways)) {
    s.wait(MINUTE);
    await tells(s, name as CallName, { ...started, from }, nobody, key('consent', '2'), hungUp);
  }
  s.wait(MINUTE);
  const unclear = { ...words, text: '……', confidence: undefined };
  await tells(s, 'unclear', ...toWords, unclear, hungUp);
  await tells(s, 'partly', ...toWords, words, hungUp);
  for (const name of ['taken', 'closed'] as const)
    await tells(s, name, { ...started, from: '+8613800005679' }, { ...nobody, result: 'answered' }, hungUp);
  await tells(s, 'live', { ...started, from: '+8613800005680' }, nobody, key('consent', '9'));
  const desk = (name: CallName, what: string, body: object) =>
    s.call(`POST /desk/${at(name)}/${what}`, { by: DUTY, body });
  await desk('tried', 'returned', { how: 'unreached' });
  await desk('closed', 'returned', { how: 'answered' });
  await desk('answered', 'answer', { category: 'fire', words: '办理居住证需要哪些材料？' });
  await desk('finished', 'report', finished());
  await desk('partly', 'reveal', { reason: '回电核实情况' });
}

const finished = () => {
  const { channel: _channel, ...body } = report('').body;
  return { ...body, urgency: 'urgent' };
};

async function lives(s: Running): Promise<void> {
  await tellCommunity(s);
  const { draft } = await s.call<{ draft: string }>('POST /drafts', { body: {} });
  await s.call(`PATCH /drafts/${draft}`, {
    body: { answers: { words: '楼道堆物', sms: true, place: null } },
  });
  await s.call('POST /reports', report('texted-1', { phone: PHONE }));
  await s.call(
    'POST /reports',
    report('silent-1', { consent: { process: true, sms: false }, category: undefined }),
  );
  await s.call('POST /reports', report('withdrawn-1'));
  const visit = { channel: 'visit', area: BLOCK, phone: PHONE };
  await s.call('POST /visits', { ...report('visited-1', visit), by: WORKER });
  await photos(s, draft);
  const by = await residentOf(s, R.withdrawn);
  await s.call(`POST /reports/${R.withdrawn}/withdraw`, { by, body: {} });
  const wrong = { number: numberOf(s, R.texted), code: 'AAAAAAAAAAAAA' };
  await s.call('POST /track', { body: wrong }).catch(() => undefined);
  await calls(s);
  const look = { by: 'staff:30412', purpose: 'reveal: 约时间上门' };
  await s.invoke('read-contact', { ids: [R.texted], ...look });
  await s.invoke('read-words', { ids: [R.texted], ...look, purpose: 'ticket-page' });
  await s.invoke('read-whose', { ids: [PHONE], by: 'service:notification', purpose: 'sms: answer' });
  s.wait(61 * MINUTE);
  await s.invoke('expire');
  await tells(s, 'live', { ...started, from: '+8613800005680' }, nobody);
}

const numberOf = (s: Running, report: string): string => {
  const claim = s.items('main').find((item) => item.report === report);
  return String(claim?.pk).replace('number#', '');
};

/** Whoever has number and code. */
async function residentOf(s: Running, report: string): Promise<{ token: string }> {
  const request = { ids: [report], by: 'service:notification', purpose: 'sms' };
  const told = await s.invoke<Record<string, { code: string }>>('read-contact', request);
  const body = { number: numberOf(s, report), code: told[report]?.code };
  return s.call<{ token: string }>('POST /track', { body });
}

const draftOf = (s: Running): string => {
  const draft = s.items('vault').find(({ pk }) => String(pk).startsWith('draft#'));
  return String(draft?.pk).replace('draft#', '');
};

async function asks(s: Running): Promise<Record<string, unknown>> {
  const own: Record<string, unknown> = {};
  for (const [name, id] of Object.entries(R)) {
    const by = await residentOf(s, id);
    own[name] = await s.call(`GET /reports/${id}`, { by });
    own[`photos of ${name}`] = await s.call(`GET /reports/${id}/photos`, { by });
  }
  const service = { by: 'service:casework', purpose: 'test' };
  const ids = Object.values(R);
  return {
    ...without(own, 'url'),
    draft: await s.call(`GET /drafts/${draftOf(s)}`),
    desk: await s.call('GET /desk', { by: DUTY }),
    words: await s.invoke('read-words', { ids, ...service }),
    contact: await s.invoke('read-contact', { ids, ...service }),
    seen: await s.invoke('read-seen', { ids: [R.texted], ...service }),
    whose: await s.invoke('read-whose', { ids: [PHONE], ...service, by: 'service:notification' }),
    'staff’s photos': without(await s.call(`GET /reports/${R.pictured}/photos`, { by: WORKER }), 'url'),
    'who saw a call': await s.call(`GET /desk/${at('partly')}/seen`, { by: DUTY }),
  };
}

async function goesOn(s: Running): Promise<void> {
  s.reads['community.contact'] = { 'm-00412': { phone: '+8613800000002' } };
  const draft = draftOf(s);
  await s.call(`PATCH /drafts/${draft}`, { body: { answers: { category: 'fire' } } });
  await s.call(`POST /reports/${R.texted}/withdraw`, { by: await residentOf(s, R.texted), body: {} });
  for (const name of ['partly', 'unclear', 'missed'] as const)
    await s.call(`POST /desk/${at(name)}/report`, { by: DUTY, body: finished() });
  await s.call(`POST /desk/${at('tried')}/returned`, { by: DUTY, body: { how: 'answered' } });
  await s.call(`POST /desk/${at('taken')}/answer`, { by: DUTY, body: { words: '已答复。' } });
  // The same report again has its number and code.
  await s.call(
    'POST /reports',
    report('silent-1', { consent: { process: true, sms: false }, category: undefined }),
  );
  s.wait(61 * MINUTE);
  await s.invoke('expire');
}

/** Reports by each door, a form half filled in, photos, calls at every point of their way, and what guards them. */
export const script: StoredScript = {
  lives,
  asks,
  goesOn,
  byChance: ({ pk }) => pk === 'secret#token',
};
