import { createHash } from 'node:crypto';
import type { Progress, ResidentAnswer } from '../apis/casework.ts';
import type { Promised } from '../apis/escalation.ts';
import type { AnswerChanges, NewReport, OwnPhoto, StoredAnswers } from '../apis/intake.ts';
import type { AnswerTo, Route } from '../apis/routes.ts';

/** A ticket of the fake services; tests change its state by hand. */
export interface FakeCase {
  readonly id: string;
  readonly number: string;
  readonly code: string;
  readonly report: NewReport;
  state: Progress['state'];
  team?: string;
  steps: Progress['steps'][number][];
  reply?: NonNullable<Progress['reply']>;
  can: Progress['can'][number][];
  level?: number;
  /** False when staff know the code too, so it does not prove who speaks. */
  proven?: boolean;
}

const areas: AnswerTo<'GET /api/community/public/areas'>['areas'] = [
  { path: 'qt', name: '清潭街道', nameEn: 'Qingtan', kind: 'subdistrict' },
  { path: 'qt/qt-01', name: '清潭社区', nameEn: 'Qingtan community', kind: 'community' },
  { path: 'qt/qt-02', name: '幸福里社区', nameEn: 'Xingfuli community', kind: 'community' },
  { path: 'qt/qt-03', name: '柳岸社区', kind: 'community' },
];
const categories = [
  { code: 'fire', name: '消防安全', nameEn: 'Fire safety' },
  { code: 'noise', name: '噪声扰民', nameEn: 'Noise' },
  { code: 'water', name: '供水排水', nameEn: 'Water and drains' },
  { code: 'light', name: '路灯与公共照明', nameEn: 'Street lighting' },
  { code: 'light.stair', parent: 'light', name: '楼道灯', nameEn: 'Stairway light' },
];

const listed = [
  {
    code: 'health',
    name: '看病就医',
    nameEn: 'Health',
    services: [
      {
        id: 'clinic',
        name: '清潭社区卫生服务中心',
        nameEn: 'Qingtan clinic',
        phone: '0571-8800 0001',
        hours: '周一至周五 8:00-17:00',
        address: '清潭路 12 号',
      },
    ],
  },
  { code: 'empty', name: '空的分类', services: [] },
];

type Answer = readonly [status: number, body: unknown];
/** A success answer, typed by its route. */
const good = <R extends Route>(_route: R, body: AnswerTo<R>, status = 200): Answer => [status, body];
/** A Friday afternoon: one working day later is Monday. */
export const RECEIVED = '2026-11-20T07:30:00.000Z';

const problem = (status: number, code: string, errors?: unknown): Answer => [
  status,
  { code, status, errors },
];

/**
 * The other services in memory, as far as residents' pages need them, for tests and previews. They answer as the real
 * ones do, problem codes included.
 */
export class FakeServices {
  readonly drafts = new Map<string, StoredAnswers>();
  readonly cases: FakeCase[] = [];
  readonly asked: { method: string; path: string; headers: Headers }[] = [];
  readonly answers: (ResidentAnswer & { readonly key: string })[] = [];
  /** Ids of uploaded photos, by draft. */
  readonly uploads = new Map<string, string[]>();
  /** The photos of the tracked report, after the check. */
  readonly photos: OwnPhoto[] = [];
  promise?: Promised;
  /** Path prefixes that do not answer. */
  readonly down = new Set<string>();
  readonly #keys = new Map<string, string>();

  readonly fetch = async (url: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const path = new URL(String(url)).pathname;
    const method = init.method ?? 'GET';
    const headers = new Headers(init.headers);
    this.asked.push({ method, path, headers });
    if ([...this.down].some((prefix) => path.startsWith(prefix))) throw new TypeError('fetch failed');
    const [status, body] = this.#answer(method, path, headers, String(init.body ?? ''));
    return Response.json(body, { status });
  };

  #answer(method: string, path: string, headers: Headers, text: string): Answer {
    const [, , service, kind, id, verb] = path.split('/');
    const body = text ? JSON.parse(text) : {};
    switch (`${method} ${service}/${kind}`) {
      case 'GET community/public':
        if (id === 'directory') return good('GET /api/community/public/directory', { categories: listed });
        if (id === 'areas') return good('GET /api/community/public/areas', { areas });
        return good('GET /api/community/public/taxonomy', { version: 1, categories });
      case 'POST intake/drafts':
        return this.#newDraft();
      case 'GET intake/drafts':
        if (verb === 'photos')
          return good('GET /api/intake/drafts/{draft}/photos', {
            photos: (this.uploads.get(id ?? '') ?? []).map((one) => ({ id: one, bytes: 1 })),
          });
        return this.#draft(id ?? '', {});
      case 'DELETE intake/drafts':
        this.uploads.set(
          id ?? '',
          (this.uploads.get(id ?? '') ?? []).filter((one) => one !== path.split('/').at(-1)),
        );
        return good('DELETE /api/intake/drafts/{draft}/photos/{photo}', { dropped: true });
      case 'POST intake/photos':
        return good('POST /api/intake/photos', FORM, 201);
      case 'PATCH intake/drafts':
        return this.#draft(id ?? '', body.answers ?? {});
      case 'POST intake/reports':
        if (verb) return this.#own(`POST intake/${verb}`, id ?? '', headers, body);
        return this.#report(headers.get('idempotency-key') ?? '', body, text);
      case 'POST intake/track':
        return this.#track(body);
      default:
        return this.#own(`${method} ${service}/${verb ?? kind}`, id ?? '', headers, body);
    }
  }

  #newDraft(): Answer {
    const draft = `DRAFT${String(this.drafts.size).padStart(8, '0')}`;
    this.drafts.set(draft, {});
    return good('POST /api/intake/drafts', { draft }, 201);
  }

  #draft(id: string, changes: AnswerChanges): Answer {
    const known = this.drafts.get(id);
    if (!known) return problem(404, 'not-found');
    const all = Object.entries({ ...known, ...changes }).filter(([, value]) => value !== null);
    const answers = Object.fromEntries(all) as StoredAnswers;
    this.drafts.set(id, answers);
    return good('GET /api/intake/drafts/{draft}', { answers });
  }

  #report(key: string, report: NewReport, text: string): Answer {
    if (report.phone?.endsWith('99999999'))
      return problem(422, 'invalid', [{ field: 'phone', code: 'not-a-phone', message: '内容不对' }]);
    const used = this.#keys.get(key);
    if (used !== undefined && used !== text) return problem(422, 'idempotency-key-reused');
    const id = `R${createHash('sha256').update(key).digest('hex').slice(0, 20)}`;
    const old = this.cases.find((one) => one.id === id);
    if (old) return receiptOf(old);
    this.#keys.set(key, text);
    const number = ['263260473151', '263260000001', '263260000017'][this.cases.length] ?? '';
    const made: FakeCase = {
      id,
      number,
      code: 'ABCD2345EFGH6',
      report,
      state: 'received',
      steps: [],
      can: [],
    };
    this.cases.push(made);
    return receiptOf(made);
  }

  #track({ number, code }: { number: string; code: string }): Answer {
    const plain = (typed: string) => typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');
    const found = this.cases.find((one) => one.number === plain(number) && one.code === plain(code));
    if (!found) return problem(404, 'not-found');
    const payload = Buffer.from(JSON.stringify({ sub: found.id })).toString('base64url');
    const token = `e30.${payload}.sig`;
    return good('POST /api/intake/track', { token, report: found.id, expiresIn: 1800 });
  }

  #own(route: string, id: string, headers: Headers, body: ResidentAnswer): Answer {
    const token = headers.get('authorization') ?? '';
    if (token.includes('expired')) return problem(401, 'token-expired');
    const found = this.cases.find((one) => one.id === id && token.includes(payloadOf(one)));
    if (!found) return problem(404, 'not-found');
    const at = '2026-11-23T09:05:00.000Z';
    switch (route) {
      case 'GET intake/reports': {
        const { channel, lang, words, place } = found.report;
        const told = { number: found.number, channel, lang, words, receivedAt: '2026-11-22T01:30:00.000Z' };
        return good('GET /api/intake/reports/{report}', { ...told, ...(place && { place }) });
      }
      case 'GET casework/track': {
        const { report: _report, code: _code, id: _id, ...progress } = found;
        return good('GET /api/casework/track/{id}', { cycle: 1, urged: 0, proven: true, ...progress });
      }
      case 'POST casework/answer':
        if (found.can.length === 0) return problem(409, 'not-now');
        this.answers.push({ key: headers.get('idempotency-key') ?? '', ...body });
        if (body.solved === true && found.proven === false) {
          found.steps.push({ type: 'ConfirmationWanted', at });
          found.can = ['partly', 'not-solved'];
          return answered(found);
        }
        found.state = body.solved === true ? 'closed' : 'reopened';
        found.steps.push({ type: body.solved === true ? 'TicketClosed' : 'TicketReopened', at });
        found.can = [];
        return answered(found);
      case 'GET escalation/track':
        return good('GET /api/escalation/track/{id}', this.promise ? { promise: this.promise } : {});
      case 'GET intake/photos':
        return good('GET /api/intake/reports/{report}/photos', { photos: this.photos });
      case 'POST casework/urge':
        if (found.steps.some(({ type }) => type === 'TicketUrged')) return problem(409, 'urged-already');
        found.steps.push({ type: 'TicketUrged', at });
        return good('POST /api/casework/track/{id}/urge', { ...standing(found), urged: 1 });
      case 'POST intake/withdraw':
        if (found.proven === false) {
          found.steps.push({ type: 'ConfirmationWanted', at });
          return withdrawn;
        }
        found.state = 'withdrawn';
        found.steps.push({ type: 'TicketWithdrawn', at });
        found.can = [];
        return withdrawn;
      default:
        return problem(404, 'not-found');
    }
  }
}

const FORM = { photo: 'P', url: '/uploads', fields: { key: 'uploads/P', policy: 'signed' } };
const withdrawn = good('POST /api/intake/reports/{report}/withdraw', { withdrawn: true });

const receiptOf = ({ id, number, code }: FakeCase): Answer =>
  good('POST /api/intake/reports', { report: id, number, code, receivedAt: RECEIVED }, 201);

const standing = ({ state, can }: FakeCase) => ({ state, cycle: 1, urged: 0, can });
const answered = (found: FakeCase): Answer => good('POST /api/casework/track/{id}/answer', standing(found));

const payloadOf = (one: FakeCase) => Buffer.from(JSON.stringify({ sub: one.id })).toString('base64url');

/** Moves a ticket to the state in which the resident is asked. */
export function propose(found: FakeCase, text: string): void {
  const at = (minute: number) =>
    `2026-11-22T0${2 + Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}:00.000Z`;
  found.team = '幸福里第七服务团队';
  found.state = 'proposed';
  found.steps = ['TicketOpened', 'TicketAssigned', 'TicketAccepted', 'ContactMade', 'ResolutionProposed'].map(
    (type, i) => ({ type, at: at(i * 20) }),
  );
  found.reply = { outcome: 'done', text, at: at(80) };
  found.can = ['solved', 'not-solved'];
}
