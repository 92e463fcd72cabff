import type { Child } from 'hono/jsx';
import { assetPaths } from '../assets/paths.ts';
import { common as w } from '../words/common.ts';
import { ErrorSummary } from './error-summary.tsx';
import { settings } from './settings.ts';
import { type FieldError, ownPath, type View } from './view.ts';

interface Props {
  readonly view: View;
  readonly title: string;
  /** Path of the back link. */
  readonly back?: string | undefined;
  readonly errors?: readonly FieldError[];
  readonly children: Child;
}

/** The frame of every page: one column, with one main heading that the page brings. */
export const Layout = ({ view, title, back, errors = [], children }: Props) => (
  <html lang={view.lang}>
    <head>
      <meta charset="utf-8" />
      <title>{`${errors.length > 0 ? view.t(w.errorPrefix) : ''}${title} - ${view.t(w.product)}`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="format-detection" content="telephone=no" />
      <link rel="icon" href={assetPaths.icon} type="image/svg+xml" />
      <link rel="stylesheet" href={assetPaths.css} />
      <script src={assetPaths.script} defer />
    </head>
    <body>
      <a class="skip" href="#main">
        {view.t(w.skip)}
      </a>
      <Header view={view} />
      <div class="column">
        {back && (
          <nav aria-label={view.t(w.back)}>
            <a class="back" href={back}>
              {view.t(w.back)}
            </a>
          </nav>
        )}
        <main id="main" tabindex={-1}>
          {errors.length > 0 && <ErrorSummary view={view} errors={errors} />}
          {children}
        </main>
      </div>
      <Footer view={view} />
    </body>
  </html>
);

const Header = ({ view }: { view: View }) => (
  <header class="band">
    <div class="band-inner">
      <a class="wordmark" href="/">
        <img src={assetPaths.mark} alt="" width="34" height="34" />
        <span class="wordmark-name">{view.t(w.product)}</span>
        <span class="wordmark-line">{view.t(w.strapline)}</span>
      </a>
      <LanguageSwitch view={view} />
    </div>
  </header>
);

const LanguageSwitch = ({ view }: { view: View }) => {
  const other = view.lang === 'en' ? 'zh-CN' : 'en';
  const here = ownPath(`http://here${view.path}`, other);
  return (
    <a class="switch" href={here} lang={other} hreflang={other}>
      {view.t(w.otherLanguage)}
    </a>
  );
};

const Footer = ({ view }: { view: View }) => (
  <footer class="footer">
    <div class="footer-inner">
      <ul class="footer-links">
        <li>
          <a href="/report/words">{view.t(w.report)}</a>
        </li>
        <li>
          <a href="/track">{view.t(w.track)}</a>
        </li>
        <li>
          <a href="/directory">{view.t(w.directory)}</a>
        </li>
        <li>
          <a href="/privacy">{view.t(w.privacy)}</a>
        </li>
        <li>
          <a href={`tel:${settings.hotline}`}>{`${view.t(w.hotline)} ${settings.hotline}`}</a>
        </li>
      </ul>
      <p class="footer-text">{view.t(w.footer)}</p>
    </div>
  </footer>
);
