import { standardIn } from '#shared/calendar/calendar.ts';
import { dueAfter } from '#shared/calendar/working.ts';
import { spelt } from '#shared/ids/id.ts';
import { grouped } from '#shared/ids/number.ts';
import type { Words } from '#shared/text/language.ts';
import type { Receipt } from '../apis/intake.ts';
import { Layout } from '../page/layout.tsx';
import { settings } from '../page/settings.ts';
import { shownAt } from '../page/time.ts';
import type { View } from '../page/view.ts';
import { nextContact, report as w } from '../words/report.ts';
import { start } from '../words/start.ts';

interface Props {
  readonly view: View;
  readonly receipt: Receipt;
  /** The resident agreed to SMS, so number and code arrive there too. */
  readonly bySms: boolean;
}

/** When the first contact is due, by the working-day calendar, in both languages. */
function contactBy(receivedAt: string): Words {
  const { due } = dueAfter(standardIn(settings.zone), 'working', receivedAt, {
    days: settings.firstContactWorkingDays,
  });
  return { zh: shownAt(due, 'zh-CN'), en: shownAt(due, 'en') };
}

/** The only page that shows the tracking code. */
export const DonePage = ({ view, receipt, bySms }: Props) => (
  <Layout view={view} title={view.t(w.doneTitle)}>
    <div class="panel">
      <h1>{view.t(w.doneTitle)}</h1>
      <dl>
        <div>
          <dt>{view.t(w.doneNumber)}</dt>
          <dd class="panel-number">{grouped(receipt.number)}</dd>
        </div>
        <div>
          <dt>{view.t(w.doneCode)}</dt>
          <dd class="panel-code">{spelt(receipt.code)}</dd>
        </div>
      </dl>
    </div>
    <p class="keep">{view.t(bySms ? w.doneKeepSms : w.doneKeep)}</p>
    <p>{view.t(w.doneSecret)}</p>
    <h2>{view.t(w.nextTitle)}</h2>
    <ol>
      <li>{view.t(w.nextRoute)}</li>
      <li>{view.t(nextContact(contactBy(receipt.receivedAt)))}</li>
      <li>{view.t(w.nextAnswer)}</li>
    </ol>
    <p class="no-print">
      <a class="button" href="/track">
        {view.t(start.trackLink)}
      </a>
    </p>
    <p class="no-print">
      <a href="/report/words">{view.t(w.another)}</a>
    </p>
  </Layout>
);
