import { Refusal, Unreachable, unless } from '../apis/ask.ts';
import type { choices } from '../apis/community.ts';
import { intake } from '../apis/intake.ts';
import { addCookie, goTo, type Page, readForm, render, type Site } from '../page/site.tsx';
import type { Wrong } from '../page/view.ts';
import { AlreadySentPage } from './already-sent-page.tsx';
import { type Answers, fromStored, toReport, toStored } from './answers.ts';
import { CheckPage } from './check-page.tsx';
import { DonePage } from './done-page.tsx';
import { draftCookie, noDraftCookie, readDraft } from './draft.ts';
import { PhotosPage } from './photos-page.tsx';
import { questionPages } from './question-pages.tsx';
import { readers, refused } from './rules.ts';
import { after, type From, missing, pathOf, type Question, questions, reachable } from './steps.ts';

/** As many as intake takes with one report. */
const MOST_PHOTOS = 4;
const LOST = `${pathOf('words')}?lost=1`;

/** The form in this browser: none yet, gone, handed in, or open with its answers. */
type Opened =
  | { readonly state: 'none' | 'lost' }
  | {
      readonly state: 'sent' | 'open';
      readonly id: string;
      readonly answers: Answers;
      /** Handed in, but this browser never saw number and code: the answer was lost on its way. */
      readonly unseen: boolean;
    };

async function open(c: Page): Promise<Opened> {
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
 * One question a page; answers are kept by intake until they are handed in. The draft's id is the report's idempotency
 * key: whatever is posted twice, it stays one report.
 */
export function reportRoutes(site: Site, listsOf: ReturnType<typeof choices>): void {
  site.use('/report/*', async (c, next) => {
    c.set('choices', () => listsOf(c.get('ask')));
    await next();
  });
  site.get('/report', (c) => goTo(c, pathOf('words')));
  for (const page of questions) {
    site.get(`/report/${page}`, (c) => showQuestion(c, page));
    site.post(`/report/${page}`, (c) => takeAnswer(c, page));
  }
  site.get('/report/check', showCheck);
  site.post('/report/check', handIn);
  site.get('/report/photos', showPhotos);
  site.post('/report/photos', dropPhoto);
  site.get('/report/done', showDone);
}

async function showQuestion(c: Page, page: Question) {
  const opened = await open(c);
  const fresh = opened.state !== 'open';
  if ((page !== 'words' && fresh) || isUnseen(opened)) return elsewhere(c, opened);
  const answers = opened.state === 'open' ? opened.answers : {};
  if (!reachable(page, answers)) return goTo(c, pathOf(missing(answers) ?? 'words'));
  const lost = opened.state === 'lost' || c.req.query('lost') === '1';
  if (lost) addCookie(c, noDraftCookie());
  return question(c, page, { answers, wrong: [], lost: lost && fresh });
}

const isUnseen = (opened: Opened) => opened.state === 'sent' && opened.unseen;

/** A later page without an open form: it was handed in, or it is gone. */
const elsewhere = (c: Page, opened: Opened) => goTo(c, opened.state === 'sent' ? pathOf('done') : LOST);

async function question(
  c: Page,
  page: Question,
  shown: { answers: Answers; wrong: readonly Wrong[]; lost?: boolean },
) {
  const Asked = questionPages[page];
  const lists = await c.get('choices')();
  const props = { view: c.get('view'), from: fromOf(c), choices: lists, ...shown };
  return render(c, <Asked {...props} />, shown.wrong.length > 0 ? 422 : 200);
}

async function takeAnswer(c: Page, page: Question) {
  const form = await readForm(c);
  const opened = await open(c);
  if ((page !== 'words' && opened.state !== 'open') || isUnseen(opened)) return elsewhere(c, opened);
  const was = opened.state === 'open' ? opened.answers : {};
  const { answers, wrong } = readers[page](form);
  if (wrong.length > 0) return question(c, page, { answers: { ...was, ...answers }, wrong });
  const { newDraft, save } = intake(c.get('ask'));
  const id = opened.state === 'open' ? opened.id : await newDraft();
  const now = fromStored(await save(id, toStored({ ...answers, lang: c.get('view').lang })));
  addCookie(c, draftCookie({ id, sent: false }));
  return goTo(c, after(page, fromOf(c), was, now));
}

async function showCheck(c: Page) {
  const opened = await open(c);
  if (opened.state !== 'open') return elsewhere(c, opened);
  const gap = missing(opened.answers);
  if (gap) return goTo(c, pathOf(gap));
  const [lists, photos] = await Promise.all([c.get('choices')(), photosOf(c, opened.id)]);
  const props = { view: c.get('view'), answers: opened.answers, choices: lists, photos: photos.length };
  return render(c, <CheckPage {...props} />);
}

/** Without an answer there are none to be seen; those that arrived are still there the next time. */
const photosOf = async (c: Page, draft: string): Promise<readonly string[]> => {
  try {
    const arrived = await intake(c.get('ask')).draftPhotos(draft);
    return arrived.slice(0, MOST_PHOTOS).map(({ id }) => id);
  } catch (error) {
    if (error instanceof Refusal || error instanceof Unreachable) return [];
    throw error;
  }
};

async function showPhotos(c: Page) {
  const opened = await open(c);
  if (opened.state !== 'open') return elsewhere(c, opened);
  const photos = await photosOf(c, opened.id);
  const form = photos.length < MOST_PHOTOS ? await intake(c.get('ask')).photoForm(opened.id) : undefined;
  return render(c, <PhotosPage view={c.get('view')} photos={photos} form={form} />);
}

async function dropPhoto(c: Page) {
  const photo = (await readForm(c)).get('drop') ?? '';
  const opened = await open(c);
  if (opened.state !== 'open') return elsewhere(c, opened);
  await unless(404, undefined, () => intake(c.get('ask')).dropPhoto(opened.id, photo));
  return goTo(c, '/report/photos');
}

async function handIn(c: Page) {
  const opened = await open(c);
  if (opened.state !== 'open') return elsewhere(c, opened);
  const { id } = opened;
  const photos = await photosOf(c, id);
  const answers: Answers = { ...opened.answers, photos };
  const report = toReport(answers);
  if (!report || missing(answers)) return goTo(c, pathOf(missing(answers) ?? 'words'));
  const { report: send, save } = intake(c.get('ask'));
  // From here on the answers stand still: whoever lost our answer comes to the confirmation of this very report.
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
    const wrong = refused(error.errors);
    if (wrong.length === 0) throw error;
    const lists = await c.get('choices')();
    const props = { view, answers, choices: lists, photos: photos.length, wrong };
    return render(c, <CheckPage {...props} />, 422);
  }
  addCookie(c, draftCookie({ id, sent: true }));
  return goTo(c, pathOf('done'));
}

/** Handing the same answers in once more tells number and code again, without a second report. */
async function showDone(c: Page) {
  const opened = await open(c);
  if (opened.state === 'open') return goTo(c, pathOf('check'));
  const report = opened.state === 'sent' ? toReport(opened.answers) : undefined;
  if (opened.state !== 'sent' || !report) return goTo(c, '/track');
  const receipt = await intake(c.get('ask')).report(opened.id, report);
  if (opened.unseen) addCookie(c, draftCookie({ id: opened.id, sent: true }));
  return render(c, <DonePage view={c.get('view')} receipt={receipt} bySms={report.consent.sms} />);
}
