import { common } from '../words/common.ts';
import { errors as w } from '../words/errors.ts';
import { Layout } from './layout.tsx';
import { settings } from './settings.ts';
import type { View } from './view.ts';

/** The failures that a resident can do something about. */
export const errorPages = {
  'not-found': { status: 404, title: w.notFoundTitle, text: w.notFoundText },
  down: { status: 503, title: w.downTitle, text: w.downText },
  busy: { status: 429, title: w.busyTitle, text: w.busyText },
  large: { status: 413, title: w.largeTitle, text: w.largeText },
  encoding: { status: 400, title: w.encodingTitle, text: w.encodingText },
  'cross-site': { status: 403, title: w.crossTitle, text: w.crossText },
} as const;
export type ErrorKind = keyof typeof errorPages;

interface Props {
  readonly view: View;
  readonly kind: ErrorKind;
  readonly reference: string;
}

/** Says what went wrong, what to do, and whom to call. */
export const ErrorPage = ({ view, kind, reference }: Props) => {
  const { title, text } = errorPages[kind];
  return (
    <Layout view={view} title={view.t(title)}>
      <h1>{view.t(title)}</h1>
      <p>{view.t(text)}</p>
      {kind === 'down' && (
        <p>
          <a class="button" href={view.path}>
            {view.t(w.downRetry)}
          </a>
        </p>
      )}
      <p>
        <a href="/">{view.t(common.home)}</a>
      </p>
      <p>
        {`${view.t(w.urgent)} `}
        <a href={`tel:${settings.hotline}`}>{settings.hotline}</a>
      </p>
      {kind === 'down' && (
        <p class="hint">
          {`${view.t(w.reference)} `}
          <code>{reference}</code>
        </p>
      )}
    </Layout>
  );
};
