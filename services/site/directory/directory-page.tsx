import { type DirectoryCategory, type DirectoryEntry, nameOf } from '../apis/community.ts';
import { Layout } from '../page/layout.tsx';
import { settings } from '../page/settings.ts';
import type { View } from '../page/view.ts';
import { common } from '../words/common.ts';
import { directory as w } from '../words/directory.ts';

interface Props {
  readonly view: View;
  readonly categories: readonly DirectoryCategory[];
}

/** 服务一本通: the categories as links on top, then each with its services; numbers are links that dial. */
export const DirectoryPage = ({ view, categories }: Props) => {
  const filled = categories.filter(({ services }) => services.length > 0);
  return (
    <Layout view={view} title={view.t(w.title)} back="/">
      <h1>{view.t(w.title)}</h1>
      <p>{view.t(w.lead)}</p>
      {filled.length === 0 ? <Empty view={view} /> : <Contents view={view} filled={filled} />}
      {filled.map((category) => (
        <section key={category.code} aria-labelledby={idOf(category)}>
          <h2 id={idOf(category)} tabindex={-1}>
            {nameOf(category, view.lang)}
          </h2>
          <ul class="directory">
            {category.services.map((entry) => (
              <Entry key={entry.id} view={view} entry={entry} />
            ))}
          </ul>
        </section>
      ))}
    </Layout>
  );
};

const idOf = ({ code }: DirectoryCategory): string => `c-${code}`;

const Empty = ({ view }: { view: View }) => (
  <p>
    {`${view.t(w.empty)} `}
    <a href={`tel:${settings.hotline}`}>{`${view.t(common.hotline)} ${settings.hotline}`}</a>
  </p>
);

const Contents = ({ view, filled }: { view: View; filled: readonly DirectoryCategory[] }) => (
  <nav aria-label={view.t(w.contents)} class="no-print">
    <ul class="directory-contents">
      {filled.map((category) => (
        <li key={category.code}>
          <a href={`#${idOf(category)}`}>{nameOf(category, view.lang)}</a>
        </li>
      ))}
    </ul>
  </nav>
);

const Entry = ({ view, entry }: { view: View; entry: DirectoryEntry }) => (
  <li class="directory-entry">
    <h3>{nameOf(entry, view.lang)}</h3>
    {entry.phone && (
      <p>
        <span class="hint">{`${view.t(w.phone)} `}</span>
        <a class="directory-phone" href={`tel:${entry.phone.replace(/[^\d+]/g, '')}`}>
          {entry.phone}
        </a>
      </p>
    )}
    {entry.hours && <p class="hint">{`${view.t(w.hours)} ${entry.hours}`}</p>}
    {entry.address && <p class="hint">{`${view.t(w.address)} ${entry.address}`}</p>}
  </li>
);
