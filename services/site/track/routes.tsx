import { cookieNames, setCookie } from '#shared/http/cookies.ts';
import { Refusal, Unreachable, unless } from '../apis/ask.ts';
import { casework, type Progress } from '../apis/casework.ts';
import { promised } from '../apis/escalation.ts';
import { intake, type OwnPhoto } from '../apis/intake.ts';
import { addCookie, goTo, type Page, readForm, render, type Site } from '../page/site.tsx';
import { track as w } from '../words/track.ts';
import { type Entry, keyIn, noMatch, readDecision, readEntry, reportOf } from './entry.ts';
import { EntryPage } from './entry-page.tsx';
import { NotSolvedPage } from './not-solved-page.tsx';
import { StatusPage } from './status-page.tsx';
import { WithdrawPage } from './withdraw-page.tsx';

const STATUS = '/track/status';
const entryNotices = { expired: w.expired, left: w.left } as const;
const statusNotices = {
  urged: w.toldUrged,
  'urged-already': w.toldUrgedAlready,
  withdrawn: w.toldWithdrawn,
  'withdrawal-noted': w.toldWithdrawalNoted,
  solved: w.toldSolved,
  'to-confirm': w.toldToConfirm,
  'not-solved': w.toldNotSolved,
  changed: w.toldChanged,
} as const;

/** The notice that the address asks for; undefined for an unknown one. */
const noticeOf = <T extends object>(c: Page, all: T): T[keyof T] | undefined => {
  const name = c.req.query('told') ?? '';
  return Object.hasOwn(all, name) ? all[name as keyof T] : undefined;
};

/** The signed-in resident of this request: their token, and the one report that it opens. */
interface Session {
  readonly token: string;
  readonly report: string;
}

/** Number and code open one report for half an hour in this browser; neither is ever part of an address. */
export function trackRoutes(site: Site, newKey: () => string): void {
  site.get('/track', (c) => showEntry(c, { errors: [] }));
  site.post('/track', enter);
  site.get(STATUS, (c) => signedIn(c, (session) => showStatus(c, session, newKey())));
  site.get('/track/not-solved', (c) => signedIn(c, (session) => showNotSolved(c, session, newKey())));
  // A reload or language switch after a POST requests its path with GET: redirect to the page beside it.
  site.get('/track/answer', (c) => goTo(c, STATUS));
  site.get('/track/leave', (c) => goTo(c, '/track'));
  site.post('/track/answer', (c) => signedIn(c, (session) => answer(c, session, newKey)));
  site.get('/track/urge', (c) => goTo(c, STATUS));
  site.post('/track/urge', (c) => signedIn(c, (session) => urge(c, session, newKey)));
  site.get('/track/withdraw', (c) => signedIn(c, (session) => showWithdraw(c, session, newKey())));
  site.post('/track/withdraw', (c) => signedIn(c, (session) => withdraw(c, session, newKey)));
  site.post('/track/leave', (c) => leave(c, 'left'));
}

function showEntry(c: Page, entry: Entry) {
  const page = <EntryPage view={c.get('view')} entry={entry} notice={noticeOf(c, entryNotices)} />;
  return render(c, page, entry.errors.length > 0 ? 422 : 200);
}

async function enter(c: Page) {
  const entry = readEntry(await readForm(c));
  const { number = '', code = '' } = entry;
  if (entry.errors.length > 0) return showEntry(c, entry);
  const pass = await unless(404, undefined, () =>
    unless(422, undefined, () => intake(c.get('ask')).track(number, code)),
  );
  if (!pass) return showEntry(c, { ...entry, errors: noMatch });
  addCookie(c, setCookie(cookieNames().resident, pass.token, pass.expiresIn));
  return goTo(c, STATUS);
}

/** Runs a page for a signed-in resident; without a valid token, redirects to number and code. */
async function signedIn(c: Page, page: (session: Session) => Promise<Response>): Promise<Response> {
  const token = c.get('cookies')[cookieNames().resident];
  const report = reportOf(token);
  if (!token || !report) return leave(c, 'expired');
  try {
    return await page({ token, report });
  } catch (error) {
    if (error instanceof Refusal && error.status === 401) return leave(c, 'expired');
    throw error;
  }
}

function leave(c: Page, why: keyof typeof entryNotices) {
  addCookie(c, setCookie(cookieNames().resident, '', 0));
  return goTo(c, `/track?told=${why}`);
}

async function showStatus(c: Page, { report, token }: Session, answerKey: string) {
  const [own, progress, promise, photos] = await Promise.all([
    intake(c.get('ask')).ownReport(report, token),
    casework(c.get('ask')).progress(report, token),
    promised(c.get('ask'), report, token),
    ownPhotos(c, report, token),
  ]);
  const props = {
    view: c.get('view'),
    own,
    progress,
    promise,
    photos,
    answerKey,
    notice: noticeOf(c, statusNotices),
  };
  return render(c, <StatusPage {...props} />);
}

/** None when intake cannot be reached: the page is useful without them. */
const ownPhotos = async (c: Page, report: string, token: string): Promise<readonly OwnPhoto[]> => {
  try {
    return await intake(c.get('ask')).photos(report, token);
  } catch (error) {
    if (error instanceof Unreachable || (error instanceof Refusal && error.status !== 401)) return [];
    throw error;
  }
};

async function urge(c: Page, { report, token }: Session, newKey: () => string) {
  const key = keyIn(await readForm(c)) ?? newKey();
  try {
    await casework(c.get('ask')).urge(report, token, key);
  } catch (error) {
    if (!(error instanceof Refusal && [404, 409, 422].includes(error.status))) throw error;
    return goTo(c, `${STATUS}?told=${error.code === 'urged-already' ? 'urged-already' : 'changed'}`);
  }
  return goTo(c, `${STATUS}?told=urged`);
}

async function showWithdraw(c: Page, { report, token }: Session, answerKey: string) {
  const { can, proven } = await casework(c.get('ask')).progress(report, token);
  if (!can.includes('withdraw')) return goTo(c, STATUS);
  return render(c, <WithdrawPage view={c.get('view')} answerKey={answerKey} proven={proven} />);
}

async function withdraw(c: Page, { report, token }: Session, newKey: () => string) {
  const key = keyIn(await readForm(c)) ?? newKey();
  const { can, proven } = await casework(c.get('ask')).progress(report, token);
  if (!can.includes('withdraw')) return goTo(c, `${STATUS}?told=changed`);
  await intake(c.get('ask')).withdraw(report, token, key);
  return goTo(c, `${STATUS}?told=${proven ? 'withdrawn' : 'withdrawal-noted'}`);
}

async function showNotSolved(c: Page, { report, token }: Session, answerKey: string) {
  const { can } = await casework(c.get('ask')).progress(report, token);
  if (!can.includes('not-solved')) return goTo(c, STATUS);
  return render(c, <NotSolvedPage view={c.get('view')} answerKey={answerKey} errors={[]} />);
}

async function answer(c: Page, { report, token }: Session, newKey: () => string) {
  const decision = readDecision(await readForm(c));
  if (!decision) return goTo(c, STATUS);
  const { solved, satisfied, words, errors, key = newKey() } = decision;
  if (errors.length > 0) {
    const props = { view: c.get('view'), answerKey: key, words, errors, solved, satisfied };
    return render(c, <NotSolvedPage {...props} />, 422);
  }
  try {
    const { state } = await casework(c.get('ask')).answer(report, token, key, { solved, satisfied, words });
    return goTo(c, `${STATUS}?told=${outcomeOf(solved, state)}`);
  } catch (error) {
    // Answered in another tab, or the ticket has moved on: the page shows its present state.
    if (error instanceof Refusal && [404, 409, 422].includes(error.status))
      return goTo(c, `${STATUS}?told=changed`);
    throw error;
  }
}

/** The notice after an answer: "solved" may wait for a call-back, and a repeated form may find another state. */
function outcomeOf(solved: boolean | 'partly', state: Progress['state']): keyof typeof statusNotices {
  if (solved !== true) return 'not-solved';
  if (state === 'closed') return 'solved';
  return state === 'proposed' ? 'to-confirm' : 'changed';
}
