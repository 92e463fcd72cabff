import { Layout } from '../page/layout.tsx';
import { settings } from '../page/settings.ts';
import type { View } from '../page/view.ts';
import { common } from '../words/common.ts';
import { privacy as w } from '../words/privacy.ts';

const sections = [
  [w.whatTitle, w.what],
  [w.whyTitle, w.why],
  [w.whoTitle, w.who],
  [w.keepTitle, w.keep],
  [w.rightsTitle, w.rights],
] as const;

export const PrivacyPage = ({ view }: { view: View }) => (
  <Layout view={view} title={view.t(w.title)} back="/">
    <h1>{view.t(w.title)}</h1>
    {sections.map(([title, text]) => (
      <>
        <h2>{view.t(title)}</h2>
        <p>{view.t(text)}</p>
      </>
    ))}
    <p>
      {`${view.t(common.hotline)} `}
      <a href={`tel:${settings.hotline}`}>{settings.hotline}</a>
    </p>
  </Layout>
);
