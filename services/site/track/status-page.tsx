import { grouped } from '#shared/ids/number.ts';
import type { Words } from '#shared/text/language.ts';
import type { Progress } from '../apis/casework.ts';
import type { Promised } from '../apis/escalation.ts';
import type { OwnPhoto, OwnReport } from '../apis/intake.ts';
import { Layout } from '../page/layout.tsx';
import { Notice } from '../page/notice.tsx';
import { shownAt } from '../page/time.ts';
import type { View } from '../page/view.ts';
import { nowWith, track as w } from '../words/track.ts';
import { OwnPhotos } from './own-photos.tsx';
import { newestFirst } from './progress.ts';
import { Satisfaction } from './satisfaction.tsx';

interface Props {
  readonly view: View;
  readonly progress: Progress;
  readonly own: OwnReport;
  readonly promise?: Promised | undefined;
  readonly photos: readonly OwnPhoto[];
  /** Idempotency key for an answer from this page. */
  readonly answerKey: string;
  readonly notice?: Words | undefined;
}

/** The state of a report: the newest step on top, then the reply with the question whether it is solved, then earlier steps. */
export const StatusPage = ({ view, progress, own, promise, photos, answerKey, notice }: Props) => {
  const [newest, ...earlier] = newestFirst(progress, own.receivedAt);
  const number = own.number ?? progress.number;
  return (
    <Layout view={view} title={view.t(w.statusTitle)}>
      {notice && <Notice kind="ok">{view.t(notice)}</Notice>}
      <h1>{view.t(w.statusTitle)}</h1>
      {number && (
        <p class="case-number">
          {`${view.t(w.numberIs)} `}
          <strong>{grouped(number)}</strong>
        </p>
      )}
      <section class={isOver(progress) ? 'now now-closed' : 'now'} aria-labelledby="now">
        <p class="now-tag">{view.t(w.latest)}</p>
        <h2 id="now">{view.t(newest.words)}</h2>
        {newest.at && <p class="now-at">{shownAt(newest.at, view.lang)}</p>}
        {progress.team && !isOver(progress) && <p>{view.t(nowWith(progress.team))}</p>}
        {promise && !isOver(progress) && <PromiseLine view={view} promise={promise} />}
        {(progress.level ?? 1) > 1 && !isOver(progress) && <p>{view.t(w.raised)}</p>}
      </section>
      {progress.reply && <Reply view={view} reply={progress.reply} />}
      {progress.can.includes('not-solved') && (
        <SolvedQuestion view={view} can={progress.can} answerKey={answerKey} />
      )}
      {earlier.length > 0 && (
        <section>
          <h2>{view.t(w.earlier)}</h2>
          <ol class="earlier">
            {earlier.map(({ words, at }) => (
              <li key={at}>
                <span>{view.t(words)}</span>
                {at && <span class="earlier-at">{shownAt(at, view.lang)}</span>}
              </li>
            ))}
          </ol>
        </section>
      )}
      {progress.can.includes('urge') && <Urge view={view} answerKey={answerKey} />}
      <OwnReportSection view={view} own={own} />
      {photos.length > 0 && <OwnPhotos view={view} photos={photos} />}
      {progress.can.includes('withdraw') && (
        <p class="no-print">
          <a href="/track/withdraw">{view.t(w.withdrawLink)}</a>
        </p>
      )}
      <div class="row no-print">
        <a href="/track/status">{view.t(w.refresh)}</a>
        <form method="post" action="/track/leave">
          <button class="button-link" type="submit">
            {view.t(w.leave)}
          </button>
        </form>
      </div>
    </Layout>
  );
};

const isOver = ({ state }: Progress): boolean => state === 'closed' || state === 'withdrawn';

/** One line that says by when something happens. */
const PromiseLine = ({ view, promise }: { view: View; promise: Promised }) => (
  <p>
    {`${view.t(promise.stage === 'contact' ? w.promiseContact : w.promiseResolve)} ${shownAt(promise.due, view.lang)}`}
    {promise.provisional && view.t(w.provisional)}
  </p>
);

const Urge = ({ view, answerKey }: { view: View; answerKey: string }) => (
  <section class="no-print">
    <h2>{view.t(w.urgeTitle)}</h2>
    <p class="hint">{view.t(w.urgeHint)}</p>
    <form method="post" action="/track/urge" data-once>
      <input type="hidden" name="key" value={answerKey} />
      <button class="button button-second" type="submit">
        {view.t(w.urge)}
      </button>
    </form>
  </section>
);

const Reply = ({ view, reply }: { view: View; reply: NonNullable<Progress['reply']> }) => (
  <section>
    <h2>{view.t(w.replyTitle)}</h2>
    <p class="hint">
      {`${view.t(reply.outcome === 'done' ? w.outcomeDone : w.outcomeExplained)} · ${shownAt(reply.at, view.lang)}`}
    </p>
    <blockquote class="quote">{reply.text}</blockquote>
  </section>
);

/** "Solved" is sent at once; "not solved" first asks what is missing. */
const SolvedQuestion = ({
  view,
  can,
  answerKey,
}: {
  view: View;
  can: Progress['can'];
  answerKey: string;
}) => (
  <section class="ask">
    <h2>{view.t(can.includes('solved') ? w.question : w.questionAgain)}</h2>
    <p class="hint">{view.t(w.questionHint)}</p>
    <div class="row">
      {can.includes('solved') && (
        <form method="post" action="/track/answer" data-once>
          <input type="hidden" name="key" value={answerKey} />
          <Satisfaction view={view} />
          <button class="button" type="submit" name="solved" value="yes">
            {view.t(w.solved)}
          </button>
        </form>
      )}
      {can.includes('not-solved') && (
        <a class="button button-second" href="/track/not-solved">
          {view.t(w.notSolved)}
        </a>
      )}
    </div>
  </section>
);

const OwnReportSection = ({ view, own }: { view: View; own: OwnReport }) => (
  <section>
    <h2>{view.t(w.ownTitle)}</h2>
    <blockquote class="quote">{own.words}</blockquote>
    {own.place && <p class="hint">{`${view.t(w.ownPlace)}: ${own.place}`}</p>}
    {own.receivedAt && (
      <p class="hint">{`${view.t(w.ownReceived)}: ${shownAt(own.receivedAt, view.lang)}`}</p>
    )}
  </section>
);
