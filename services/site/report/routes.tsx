import { Refusal, Unreachable, unless } from '../apis/ask.ts';
import type { choices } from '../apis/community.ts';
import { intake } from '../apis/intake.ts';
import { addCookie, goTo, type Page, readForm, render, type Site } from '../page/site.tsx';
import type { FieldError } from '../page/view.ts';
import { AlreadySentPage } from './already-sent-page.tsx';
import { type Answers, fromStored, toReport, toStored } from './answers.ts';
import { CheckPage } from './check-page.tsx';
import { DonePage } from './done-page.tsx';
import { draftCookie, noDraftCookie, readDraft } from './draft.ts';
import { PhotosPage } from './photos-page.tsx';
import { questionPages } from './question-pages.tsx';
import {
  type From,
  firstUnanswered,
  isReachable,
  nextPath,
  pathOf,
  type Question,
  questions,
} from './steps.ts';
import { errorLinks, readPage } from './validation.ts';

/** Intake's limit per report. */
const MAX_PHOTOS = 4;
const FORM_LOST = `${pathOf('words')}?lost=1`;

/** The form of this browser: none, expired, submitted, or open with its answers. */
type FormState =
  | { readonly state: 'none' | 'lost' }
  | {
      readonly state: 'sent' | 'open';
      readonly id: string;
      readonly answers: Answers;
      /** Submitted, but the answer with number and code never reached this browser. */
      readonly unseen: boolean;
    };

async function loadForm(c: Page): Promise<FormState> {
  const draft = readDraft(c.get('cookies'));
  if (!draft) return { state: 'none' };
  const stored = await unless(404, undefined, () => intake(c.get('ask')).answers(draft.id));
  if (!stored) return { state: 'lost' };
  const unseen = stored.sent === true && !draft.sent;
  const state = draft.sent || unseen ? 'sent' : 'open';
  return { state, id: draft.id, answers: fromStored(stored), unseen };
}

const fromOf = (c: Page): From => (c.req.query('from') === 'check' ? 'check' : undefined);

/**
 * One question per page; intake keeps the answers until they are submitted. The draft's id is the report's idempotency
 * key, so posting twice makes one report.
 */
export function reportRoutes(site: Site, loadChoices: ReturnType<typeof choices>): void {
  site.use('/report/*', async (c, next) => {
    c.set('choices', () => loadChoices(c.get('ask')));
    await next();
  });
  site.get('/report', (c) => goTo(c, pathOf('words')));
  for (const page of questions) {
    site.get(`/report/${page}`, (c) => showQuestion(c, page));
    site.post(`/report/${page}`, (c) => saveAnswer(c, page));
  }
  site.get('/report/check', showCheck);
  site.post('/report/check', submit);
  site.get('/report/photos', showPhotos);
  site.post('/report/photos', removePhoto);
  site.get('/report/done', showDone);
}

async function showQuestion(c: Page, page: Question) {
  const opened = await loadForm(c);
  const fresh = opened.state !== 'open';
  if ((page !== 'words' && fresh) || isUnseen(opened)) return redirectAway(c, opened);
  const answers = opened.state === 'open' ? opened.answers : {};
  if (!isReachable(page, answers)) return goTo(c, pathOf(firstUnanswered(answers) ?? 'words'));
  const lost = opened.state === 'lost' || c.req.query('lost') === '1';
  if (lost) addCookie(c, noDraftCookie());
  return question(c, page, { answers, errors: [], lost: lost && fresh });
}

const isUnseen = (opened: FormState) => opened.state === 'sent' && opened.unseen;

/** Where a page leads without an open form: to the confirmation, or to the first question. */
const redirectAway = (c: Page, opened: FormState) =>
  goTo(c, opened.state === 'sent' ? pathOf('done') : FORM_LOST);

async function question(
  c: Page,
  page: Question,
  shown: { answers: Answers; errors: readonly FieldError[]; lost?: boolean },
) {
  const QuestionPage = questionPages[page];
  const lists = await c.get('choices')();
  const props = { view: c.get('view'), from: fromOf(c), choices: lists, ...shown };
  return render(c, <QuestionPage {...props} />, shown.errors.length > 0 ? 422 : 200);
}

async function saveAnswer(c: Page, page: Question) {
  const form = await readForm(c);
  const opened = await loadForm(c);
  if ((page !== 'words' && opened.state !== 'open') || isUnseen(opened)) return redirectAway(c, opened);
  const was = opened.state === 'open' ? opened.answers : {};
  const { answers, errors } = readPage[page](form);
  if (errors.length > 0) return question(c, page, { answers: { ...was, ...answers }, errors });
  const { newDraft, save } = intake(c.get('ask'));
  const id = opened.state === 'open' ? opened.id : await newDraft();
  const now = fromStored(await save(id, toStored({ ...answers, lang: c.get('view').lang })));
  addCookie(c, draftCookie({ id, sent: false }));
  return goTo(c, nextPath(page, fromOf(c), was, now));
}

async function showCheck(c: Page) {
  const opened = await loadForm(c);
  if (opened.state !== 'open') return redirectAway(c, opened);
  const gap = firstUnanswered(opened.answers);
  if (gap) return goTo(c, pathOf(gap));
  const [lists, photos] = await Promise.all([c.get('choices')(), photosOf(c, opened.id)]);
  const props = { view: c.get('view'), answers: opened.answers, choices: lists, photos: photos.length };
  return render(c, <CheckPage {...props} />);
}

/** Ids of the uploaded photos; none while intake cannot be reached. */
const photosOf = async (c: Page, draft: string): Promise<readonly string[]> => {
  try {
    const arrived = await intake(c.get('ask')).draftPhotos(draft);
    return arrived.slice(0, MAX_PHOTOS).map(({ id }) => id);
  } catch (error) {
    if (error instanceof Refusal || error instanceof Unreachable) return [];
    throw error;
  }
};

async function showPhotos(c: Page) {
  const opened = await loadForm(c);
  if (opened.state !== 'open') return redirectAway(c, opened);
  const photos = await photosOf(c, opened.id);
  const form = photos.length < MAX_PHOTOS ? await intake(c.get('ask')).photoForm(opened.id) : undefined;
  return render(c, <PhotosPage view={c.get('view')} photos={photos} form={form} />);
}

async function removePhoto(c: Page) {
  const photo = (await readForm(c)).get('drop') ?? '';
  const opened = await loadForm(c);
  if (opened.state !== 'open') return redirectAway(c, opened);
  await unless(404, undefined, () => intake(c.get('ask')).dropPhoto(opened.id, photo));
  return goTo(c, '/report/photos');
}

async function submit(c: Page) {
  const opened = await loadForm(c);
  if (opened.state !== 'open') return redirectAway(c, opened);
  const { id } = opened;
  const photos = await photosOf(c, id);
  const answers: Answers = { ...opened.answers, photos };
  const report = toReport(answers);
  if (!report || firstUnanswered(answers)) return goTo(c, pathOf(firstUnanswered(answers) ?? 'words'));
  const { report: send, save } = intake(c.get('ask'));
  // From here on the answers are final: if our answer is lost, any page of the form leads to the confirmation.
  await save(id, { ...toStored({ photos }), sent: true });
  try {
    await send(id, report);
  } catch (error) {
    if (!(error instanceof Refusal && error.status === 422)) throw error;
    const view = c.get('view');
    if (error.code === 'idempotency-key-reused') {
      addCookie(c, noDraftCookie());
      return render(c, <AlreadySentPage view={view} />, 422);
    }
    await save(id, { sent: null });
    const errors = errorLinks(error.errors);
    if (errors.length === 0) throw error;
    const lists = await c.get('choices')();
    const props = { view, answers, choices: lists, photos: photos.length, errors };
    return render(c, <CheckPage {...props} />, 422);
  }
  addCookie(c, draftCookie({ id, sent: true }));
  return goTo(c, pathOf('done'));
}

/** Submits the same answers again, which gives the same number and code and no second report. */
async function showDone(c: Page) {
  const opened = await loadForm(c);
  if (opened.state === 'open') return goTo(c, pathOf('check'));
  const report = opened.state === 'sent' ? toReport(opened.answers) : undefined;
  if (opened.state !== 'sent' || !report) return goTo(c, '/track');
  const receipt = await intake(c.get('ask')).report(opened.id, report);
  if (opened.unseen) addCookie(c, draftCookie({ id: opened.id, sent: true }));
  return render(c, <DonePage view={c.get('view')} receipt={receipt} bySms={report.consent.sms} />);
}
