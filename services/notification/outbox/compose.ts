import type { Language } from '#events/fields.ts';
import type { Zone } from '#shared/calendar/zone.ts';
import { NotYet } from '#shared/commit/decision.ts';
import { spelt } from '#shared/ids/id.ts';
import { grouped } from '#shared/ids/number.ts';
import { log } from '#shared/observe/log.ts';
import { say, type Words } from '#shared/text/language.ts';
import type { Copies } from '../copies/copies.ts';
import type { TemplateSet } from '../copies/rows.ts';
import { sizeOf } from '../domain/parts.ts';
import type { Queued } from '../domain/queued.ts';
import { render, signed } from '../domain/render.ts';
import { spokenTime } from '../domain/spoken-time.ts';
import type { Why } from '../domain/why.ts';
import type { Contact } from './contact.ts';
import { noTickets, provisional, stages, unnamed, unnamedLevel } from './words.ts';

/** A text ready to go, what stands in its way, or `off` when the community wants none. */
export type Composed =
  | { readonly to: string; readonly text: string; readonly parts: number; readonly template: number }
  | { readonly cannot: Why }
  | 'off';

interface Surroundings {
  readonly copies: Copies;
  /** The zone in which times are shown. */
  readonly zone: Zone;
}

/**
 * Makes the text of a message from the frozen template, the names as they are now, and the contact data.
 * @throws NotYet while the community has no templates: the message waits
 */
export async function compose(
  { copies, zone }: Surroundings,
  queued: Queued,
  template: number | undefined,
  contact: (queued: Queued) => Promise<Contact | undefined>,
): Promise<Composed> {
  const set = await templateSet(copies, template);
  const text = set.texts[queued.purpose];
  if (!text) return 'off';
  const values = await spoken({ copies, zone }, queued);
  const person = await contact(queued);
  if (!person?.phone) return { cannot: 'no-phone' };
  if (!person.sms) return { cannot: 'declined' };
  const rendered = render(say(text, queued.lang), { ...values, code: person.code && spelt(person.code) });
  if ('missing' in rendered) {
    log.error('the template names fields that the message does not have', undefined, {
      purpose: queued.purpose,
      template: set.version,
      missing: rendered.missing.join(','),
    });
    return { cannot: 'template-field' };
  }
  const whole = signed(set.signature, rendered.text);
  return { to: person.phone, text: whole, parts: sizeOf(whole).parts, template: set.version };
}

async function templateSet(copies: Copies, frozen: number | undefined): Promise<TemplateSet> {
  const version = frozen ?? (await copies.latestTemplates());
  const set = version === undefined ? undefined : await copies.templatesAt(version);
  if (!set) throw new NotYet('the community has no templates yet');
  return set;
}

/** What the fields say, in the frozen language; a field that the message has not is absent. */
async function spoken(
  { copies, zone }: Surroundings,
  queued: Queued,
): Promise<Record<string, string | undefined>> {
  const { number, stage, level, due, list, lang } = queued;
  return {
    number: number && grouped(number),
    ...(await named(copies, queued)),
    ...(stage && { stage: say(stages[stage], lang) }),
    ...(level !== undefined && { level: await levelName(copies, queued, level) }),
    ...(due && { due: spokenTime(due, lang, zone) + (queued.provisional ? say(provisional, lang) : '') }),
    ...(list && { list: listed(list, lang) }),
  };
}

const KINDS = ['area', 'category', 'team'] as const;

/** An area is named by its own id, the last one of its path. */
const ids = ({ area, category, team }: Queued) => ({
  ...(area && { area: area.split('/').at(-1) ?? area }),
  ...(category && { category }),
  ...(team && { team }),
});

/** A thing without a name is described, since the message matters more than the name. */
async function named(copies: Copies, queued: Queued): Promise<Record<string, string>> {
  const names: Partial<Record<string, Words>> = await copies.names(ids(queued));
  return Object.fromEntries(
    KINDS.filter((kind) => queued[kind]).map((kind) => {
      if (!names[kind]) log.warn('no name is known', { kind, id: queued[kind] });
      return [kind, say(names[kind] ?? unnamed[kind], queued.lang)];
    }),
  );
}

async function levelName(copies: Copies, { area, lang }: Queued, level: number): Promise<string> {
  const set = await copies.slaFor(area);
  return say(set?.levels.find((one) => one.level === level) ?? unnamedLevel(level), lang);
}

const listed = (numbers: readonly string[], lang: Language): string =>
  numbers.length === 0 ? say(noTickets, lang) : numbers.map(grouped).join(lang === 'en' ? ', ' : '、');
