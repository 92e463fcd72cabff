import { call } from './call.ts';
import { type Receipt, trackingToken } from './report.ts';
import { system } from './system.ts';

/** The page on which a resident follows a report, as the browser gets it after number and code. */
export async function trackPage({ number, code }: Receipt): Promise<string> {
  const { origin } = await system();
  const entered = await fetch(`${origin}/track`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ number, code }),
  });
  await entered.arrayBuffer();
  const cookie = entered.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const page = await fetch(new URL(entered.headers.get('location') ?? '/nowhere', origin), {
    headers: { cookie },
  });
  if (page.status !== 200) throw new Error(`the page of ${number}: ${entered.status}, then ${page.status}`);
  return page.text();
}

const ANSWERS = ['/api/casework/track/', '/api/escalation/track/', '/api/intake/reports/'];

/** Everything that a resident can see of a report: the page, and what the services answer. */
export async function seenByResident(receipt: Receipt): Promise<readonly unknown[]> {
  const token = await trackingToken(receipt);
  const answers = await Promise.all(
    ANSWERS.map((path) =>
      call('GET', path + receipt.report, { token }).then(({ status, body }) => ({ status, body })),
    ),
  );
  return [withoutKeys(await trackPage(receipt)), ...answers];
}

/** Forms carry a fresh key each time. */
const withoutKeys = (html: string): string => html.replace(/name="key" value="[^"]*"/g, '');
