import { PrivacyPage } from './about/privacy-page.tsx';
import { StartPage } from './about/start-page.tsx';
import type { asker } from './apis/ask.ts';
import { choices, directory } from './apis/community.ts';
import { DirectoryPage } from './directory/directory-page.tsx';
import { newSite, render, type Site } from './page/site.tsx';
import { reportRoutes } from './report/routes.tsx';
import { trackRoutes } from './track/routes.tsx';

export interface Dependencies {
  readonly askFor: ReturnType<typeof asker>;
  /** Makes a random idempotency key for a rendered page. */
  readonly newKey: () => string;
  /** Epoch ms, for caching public lists. */
  readonly now: () => number;
}

/** All residents' pages. */
export function residentsSite({ askFor, newKey, now }: Dependencies): Site {
  const site = newSite(askFor);
  site.get('/', (c) => render(c, <StartPage view={c.get('view')} />));
  site.get('/privacy', (c) => render(c, <PrivacyPage view={c.get('view')} />));
  site.get('/directory', async (c) => {
    const props = { view: c.get('view'), categories: await directory(c.get('ask')) };
    return render(c, <DirectoryPage {...props} />);
  });
  reportRoutes(site, choices(now));
  trackRoutes(site, newKey);
  return site;
}
