import { system } from '../../support/system.ts';

/** Somebody without script: posts forms, keeps cookies. */
class Browser {
  readonly #cookies = new Map<string, string>();
  readonly #origin: string;
  constructor(origin: string) {
    this.#origin = origin;
  }

  async go(path: string, fields?: Readonly<Record<string, string>>): Promise<{ to?: string; html: string }> {
    const answer = await fetch(this.#origin + path, {
      method: fields ? 'POST' : 'GET',
      redirect: 'manual',
      headers: {
        'accept-language': 'zh-CN',
        'sec-fetch-site': 'same-origin',
        origin: this.#origin,
        cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(fields && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(fields && { body: new URLSearchParams(fields).toString() }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#cookies.set(name, value);
    }
    const html = await answer.text();
    if (answer.status >= 400) throw new Error(`${path}: ${answer.status}`);
    const to = answer.headers.get('location');
    return { html, ...(to && { to: new URL(to, this.#origin).pathname }) };
  }
}

/**
 * Fills in the form page by page as a resident does, and looks at the page that comes right after handing it in.
 * @returns number and code as that page shows them; undefined when it does not show them
 */
export async function reportByForm(answers: {
  readonly words: string;
  readonly area: string;
  readonly phone: string;
}): Promise<{ number: string; code: string } | undefined> {
  const browser = new Browser((await system()).origin);
  await browser.go('/report/words', { words: answers.words });
  await browser.go('/report/place', { area: answers.area, place: '' });
  await browser.go('/report/category', { category: 'fire' });
  await browser.go('/report/contact', { name: '', phone: answers.phone });
  await browser.go('/report/consent', { process: 'yes', sms: 'yes' });
  const { to } = await browser.go('/report/check', {});
  if (to !== '/report/done') throw new Error(`the form led to ${to}`);
  const { html } = await browser.go('/report/done');
  const shown = (name: string) =>
    new RegExp(`class="${name}"[^>]*>([^<]*)<`).exec(html)?.[1]?.replace(/[\s-]/g, '');
  const [number, code] = [shown('panel-number'), shown('panel-code')];
  return number && code ? { number, code } : undefined;
}
