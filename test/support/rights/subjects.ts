import { randomUUID } from 'node:crypto';
import { importPKCS8, SignJWT } from 'jose';
import { assigned } from '../assigned.ts';
import { expectCall } from '../call.ts';
import { headOf, instantOf, tables } from '../logs.ts';
import { persist } from '../persist.ts';
import { tell } from '../phone-call.ts';
import { clearReport, type Receipt, sendReport, testPhone, trackingToken } from '../report.ts';
import { rowsOf } from '../stored.ts';
import { system } from '../system.ts';
import { until } from '../until.ts';
import { blockOf, COMMUNITIES, type CommunityId, dutyOf, type Settled } from './communities.ts';

/** Real things of one community, one for each kind of thing that a route can be asked about. */
export interface Subject {
  /** The community's area path, and its only block's. */
  readonly area: string;
  readonly block: string;
  /** A ticket that its holder may accept. */
  readonly ticket: string;
  /** A report whose resident has a token, with a photo. */
  readonly mine: string;
  /** A ticket that waits for a decision. */
  readonly doubtful: string;
  /** A missed call. */
  readonly call: string;
  readonly duty: string;
  readonly import: string;
}

/** Looks like a subject, and is none. */
export const unknownSubject: Subject = {
  area: 'nowhere',
  block: 'nowhere/at-all',
  ticket: 'R00000000000000000000000000',
  mine: 'R00000000000000000000000001',
  doubtful: 'R00000000000000000000000002',
  call: 'C00000000000000000000000000',
  duty: 'd-nowhere',
  import: 'I00000000000000000000000000',
};

/** What only this community has: it must not be told to people of another. */
export const marksOf = ({ area, ticket, mine, doubtful, call: missed, duty }: Subject): RegExp =>
  new RegExp(`"${area}[/"-]|${[ticket, mine, doubtful, missed, duty].join('|')}`);

export interface Public {
  readonly receipt: Receipt;
  readonly draft: string;
  readonly photo: string;
}

export interface Subjects {
  readonly of: Readonly<Record<CommunityId, Subject>>;
  /** Residents' tokens for `mine` of each community; expired and swapped ones of `ra`. */
  readonly resident: Readonly<Record<'own' | 'foreign' | 'expired' | 'swapped', string>>;
  readonly open: Public;
}

export async function makeSubjects({ imports }: Settled): Promise<Subjects> {
  const made = await Promise.all(COMMUNITIES.map((community) => subjectOf(community, imports[community])));
  const [ra, rb] = made;
  if (!ra || !rb) throw new Error('two communities');
  const [own, foreign] = await Promise.all([trackingToken(ra.receipt), trackingToken(rb.receipt)]);
  const [head, claims] = own.split('.');
  const { draft } = await expectCall<{ draft: string }>(201, 'POST', '/api/intake/drafts', { body: {} });
  const form = await expectCall<{ photo: string }>(201, 'POST', '/api/intake/photos', { body: { draft } });
  return {
    of: { ra: ra.subject, rb: rb.subject },
    resident: {
      own,
      foreign,
      expired: await expiredFor(ra.subject.mine),
      swapped: [head, claims, foreign.split('.')[2]].join('.'),
    },
    open: { receipt: ra.receipt, draft, photo: form.photo },
  };
}

async function subjectOf(
  community: CommunityId,
  imported: string,
): Promise<{ subject: Subject; receipt: Receipt }> {
  const block = blockOf(community);
  const placed = { ...clearReport(), area: block, place: undefined };
  const { photo } = await expectCall<{ photo: string }>(201, 'POST', '/api/intake/photos', { body: {} });
  const [ticket, mine, doubt, missed] = await Promise.all([
    sendReport(placed),
    sendReport({ ...placed, phone: testPhone(), photos: [photo] }),
    sendReport({
      ...placed,
      phone: testPhone(),
      area: community,
      category: undefined,
      words: '请来看看，谢谢。',
    }),
    missedCall(community),
  ]);
  await assigned(ticket, mine);
  await until(
    `${community}: a doubt`,
    async () =>
      instantOf(await headOf('casework', doubt.report), 'RoutingHeld') ?? (await isDoubtful(doubt.report)),
  );
  await until(`${community}: where its photos are`, async () =>
    (await rowsOf('huying-intake')).some(({ pk }) => pk === `placed#${mine.report}`),
  );
  return {
    receipt: mine,
    subject: {
      area: community,
      block,
      ticket: ticket.report,
      mine: mine.report,
      doubtful: doubt.report,
      call: missed,
      duty: dutyOf(community),
      import: imported,
    },
  };
}

const isDoubtful = async (id: string) => instantOf(await headOf('routing', id), 'RoutingDoubtful');

async function missedCall(area: string): Promise<string> {
  const id = randomUUID();
  const from = testPhone();
  await persist(60_000, () => tell({ call: id, seq: 0, kind: 'started', from, area }));
  await persist(60_000, () => tell({ call: id, seq: 1, kind: 'hung-up' }));
  return until(`${area}: a missed call`, async () => {
    const heads = (await rowsOf('huying-intake')).filter(
      ({ pk, sk }) => /^C[0-9A-Z]{26}$/.test(pk) && sk === '-',
    );
    return heads.find((row) => JSON.stringify(row).includes(`"missed#${area}"`))?.pk;
  });
}

/** A token of intake's own making whose time is over. */
async function expiredFor(report: string): Promise<string> {
  const { origin } = await system();
  await tables();
  const row = (await rowsOf('huying-intake-vault')).find(({ pk }) => pk === 'secret#token');
  const { pem, jwk } = row as unknown as { pem: string; jwk: { kid: string } };
  return new SignJWT({})
    .setProtectedHeader({ alg: 'EdDSA', kid: jwk.kid })
    .setIssuer(`${origin}/api/intake`)
    .setAudience('resident')
    .setSubject(report)
    .setExpirationTime(Math.floor(Date.now() / 1000) - 60)
    .sign(await importPKCS8(pem, 'EdDSA'));
}
