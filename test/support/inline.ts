import type { Page } from 'playwright-core';

/**
 * What stands inline in a page although our content security policy means to do without: scripts, handlers and addresses
 * that are code; styles, but for those of the staff app that carry the answer's nonce, and its style attributes, which
 * chart and component libraries need. Also what the policy refused since the page was opened, if `watchPolicy` was told.
 */
export const inlineFaults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const staff = document.querySelector('meta[name=csp-nonce]') !== null;
    const found: string[] = [];
    const tell = (what: string, at: Element) => found.push(`${what}: ${at.outerHTML.slice(0, 120)}`);
    for (const at of document.querySelectorAll('script')) if (!at.src) tell('inline script', at);
    for (const at of document.querySelectorAll('style')) if (!(staff && at.nonce)) tell('inline style', at);
    for (const at of document.querySelectorAll('*')) {
      for (const { name, value } of at.attributes) {
        if (name.startsWith('on')) tell('inline handler', at);
        if (name === 'style' && !staff) tell('style attribute', at);
        if (
          /^\s*(javascript|data:text)/i.test(value) &&
          ['href', 'src', 'action', 'formaction'].includes(name)
        )
          tell('code as address', at);
      }
    }
    const refused = (window as { refusedByPolicy?: string[] }).refusedByPolicy ?? [];
    return [...found, ...refused.map((what) => `refused by the policy: ${what}`)];
  });

/** From now on pages remember what their content security policy refused. */
export const watchPolicy = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const refused: string[] = [];
    (window as { refusedByPolicy?: string[] }).refusedByPolicy = refused;
    document.addEventListener('securitypolicyviolation', (e) =>
      refused.push(`${e.effectiveDirective} ${e.blockedURI} ${e.sample}`),
    );
  });
