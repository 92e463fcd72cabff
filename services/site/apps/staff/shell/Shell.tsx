import { type ReactNode, useEffect } from 'react';
import { NavLink, useLocation } from 'react-router';
import { useSpeech } from '../app/language.tsx';
import { usePhone } from '../app/media.ts';
import { useSessionIfAny } from '../app/session.tsx';
import { common } from '../words/common.ts';
import { Account } from './Account.tsx';
import { pages } from './pages.ts';

/** Header, navigation by rights, and the page below. */
export function Shell({ children }: { children: ReactNode }) {
  const { say } = useSpeech();
  const session = useSessionIfAny();
  const phone = usePhone();
  const { pathname } = useLocation();
  const mine = pages.filter((page) => session?.can(page.right));
  const here = pages.find((page) => pathname.split('/')[1] === page.path);
  useEffect(() => {
    document.title = [here && say(here.title), `呼应 ${say(common.app)}`].filter(Boolean).join(' · ');
  }, [here, say]);
  return (
    <>
      <a className="skip" href="#main">
        {say(common.skip)}
      </a>
      <header className="top">
        <span className="wordmark" lang="zh-CN">
          呼应
        </span>
        {mine.length > 0 && (
          <nav aria-label={say(common.nav)}>
            {mine.map((page) => (
              <NavLink key={page.path} to={`/${page.path}`}>
                {say(page.title)}
              </NavLink>
            ))}
          </nav>
        )}
        <Account phone={phone} />
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
