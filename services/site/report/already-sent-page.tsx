import { Layout } from '../page/layout.tsx';
import { settings } from '../page/settings.ts';
import type { View } from '../page/view.ts';
import { common } from '../words/common.ts';
import { report as w } from '../words/report.ts';

/** The answer to the first submit was lost, and the answers were changed before the second. */
export const AlreadySentPage = ({ view }: { view: View }) => (
  <Layout view={view} title={view.t(w.doneTitle)}>
    <h1>{view.t(w.doneTitle)}</h1>
    <p>{view.t(w.alreadySent)}</p>
    <p>
      {`${view.t(common.hotline)} `}
      <a href={`tel:${settings.hotline}`}>{settings.hotline}</a>
    </p>
    <p>
      <a class="button" href="/track">
        {view.t(common.track)}
      </a>
    </p>
    <p>
      <a href="/report/words">{view.t(w.another)}</a>
    </p>
  </Layout>
);
