import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { ApiProvider } from './app/api.tsx';
import { LanguageProvider, useSpeech } from './app/language.tsx';
import { useMedia, usePhone } from './app/media.ts';
import { SessionProvider } from './app/session.tsx';
import { ShortcutsProvider } from './app/shortcuts.tsx';
import { showTimesIn } from './parts/zone.ts';
import { ErrorBoundary } from './shell/ErrorBoundary.tsx';
import { RequireSession } from './shell/RequireSession.tsx';
import { AppRoutes } from './shell/Routes.tsx';
import { Shell } from './shell/Shell.tsx';
import { themeOf } from './theme.ts';
import 'virtual:tokens.css';
import './styles/base.css';
import './styles/marks.css';
import './styles/shell.css';
import './styles/work.css';
import './styles/ticket.css';
import './styles/actions.css';
import './styles/queue.css';
import './styles/forms.css';
import './styles/tables.css';
import './styles/figures.css';

const metaOf = (name: string): string | undefined =>
  document.querySelector<HTMLMetaElement>(`meta[name=${name}]`)?.content;

/** antd's run-time styles are allowed by this page's nonce. */
const nonce = metaOf('csp-nonce') ?? '';

showTimesIn(metaOf('zone'));

function ThemeProvider({ children }: { children: ReactNode }) {
  const { lang } = useSpeech();
  const dark = useMedia('(prefers-color-scheme: dark)');
  const phone = usePhone();
  return (
    <ConfigProvider
      locale={lang === 'en' ? enUS : zhCN}
      theme={themeOf(dark, phone)}
      csp={{ nonce }}
      // Popups belong to the main landmark, for screen readers too.
      getPopupContainer={() => document.getElementById('main') ?? document.body}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      {children}
    </ConfigProvider>
  );
}

function App() {
  return (
    <LanguageProvider>
      <ThemeProvider>
        <ApiProvider>
          <ShortcutsProvider>
            <BrowserRouter basename="/staff">
              <SessionProvider>
                <Shell>
                  <ErrorBoundary>
                    <RequireSession>
                      <AppRoutes />
                    </RequireSession>
                  </ErrorBoundary>
                </Shell>
              </SessionProvider>
            </BrowserRouter>
          </ShortcutsProvider>
        </ApiProvider>
      </ThemeProvider>
    </LanguageProvider>
  );
}

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
