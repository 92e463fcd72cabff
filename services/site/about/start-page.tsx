import { Layout } from '../page/layout.tsx';
import { settings } from '../page/settings.ts';
import type { View } from '../page/view.ts';
import { common } from '../words/common.ts';
import { start as w } from '../words/start.ts';

const emergencies = [
  ['110', w.police],
  ['119', w.fire],
  ['120', w.ambulance],
] as const;

/** What the service is, what a report needs, and the alternatives: tracking, hotline, directory, emergency numbers. */
export const StartPage = ({ view }: { view: View }) => (
  <Layout view={view} title={view.t(w.title)}>
    <h1 class="title-large">{view.t(w.title)}</h1>
    <p class="lead">{view.t(w.lead)}</p>
    <p>
      <a class="button button-start" href="/report/words">
        {view.t(w.button)}
      </a>
    </p>
    <p class="hint">{view.t(w.time)}</p>
    <h2>{view.t(w.needTitle)}</h2>
    <ul>
      <li>{view.t(w.needWhat)}</li>
      <li>{view.t(w.needWhere)}</li>
      <li>{view.t(w.needPhone)}</li>
    </ul>
    <div class="tiles">
      <section class="tile">
        <h2>{view.t(w.trackTitle)}</h2>
        <p>{view.t(w.trackText)}</p>
        <a class="tile-link" href="/track">
          {view.t(w.trackLink)}
        </a>
      </section>
      <section class="tile">
        <h2>{view.t(w.phoneTitle)}</h2>
        <p>{view.t(w.phoneText)}</p>
        <a class="tile-link tile-number" href={`tel:${settings.hotline}`}>
          {settings.hotline}
        </a>
      </section>
      <section class="tile">
        <h2>{view.t(w.directoryTitle)}</h2>
        <p>{view.t(w.directoryText)}</p>
        <a class="tile-link" href="/directory">
          {view.t(common.directory)}
        </a>
      </section>
    </div>
    <section class="danger-box">
      <h2>{view.t(w.dangerTitle)}</h2>
      <ul class="danger-list">
        {emergencies.map(([number, who]) => (
          <li key={number}>
            <a href={`tel:${number}`}>
              <strong>{number}</strong> {view.t(who)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  </Layout>
);
