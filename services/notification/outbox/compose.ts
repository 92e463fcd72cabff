import { NotYet } from '#shared/commit/decision.ts';
import { spelt } from '#shared/ids/id.ts';
import { grouped } from '#shared/ids/number.ts';
import { log } from '#shared/observe/log.ts';
import { say, type Words } from '#shared/text/language.ts';
import type { Message, Queued } from '../domain/message.ts';
import { sizeOf } from '../domain/parts.ts';
import { render, signed } from '../domain/render.ts';
import type { Why } from '../domain/why.ts';
import type { Reference, TemplateSet } from '../store.ts';
import { unnamed } from '../words.ts';
import type { Contact } from './contact.ts';

/** A text ready to go, what stands in its way, or `off` when the community wants none. */
export type Composed =
  | { readonly to: string; readonly text: string; readonly parts: number; readonly template: number }
  | { readonly cannot: Why }
  | 'off';

/**
 * Makes the text of a message from the frozen template, the names as they are now, and the contact data.
 * @throws NotYet while the community has no templates: the message waits
 */
export async function compose(
  reference: Reference,
  { queued, template }: Message,
  contact: (queued: Queued) => Promise<Contact | undefined>,
): Promise<Composed> {
  if (!queued) throw new Error('a message that was never queued');
  const set = await templateSet(reference, template);
  const text = set.texts[queued.purpose];
  if (!text) return 'off';
  const names = await reference.names(ids(queued));
  const person = await contact(queued);
  if (!person?.phone) return { cannot: 'no-phone' };
  if (!person.sms) return { cannot: 'declined' };
  const values = {
    number: grouped(queued.number),
    code: person.code && spelt(person.code),
    ...spoken(queued, names),
  };
  const rendered = render(say(text, queued.lang), values);
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

async function templateSet(reference: Reference, version: number | undefined): Promise<TemplateSet> {
  const set =
    version === undefined ? await reference.latestTemplates() : await reference.templatesAt(version);
  if (!set) throw new NotYet('the community has no templates yet');
  return set;
}

const KINDS = ['area', 'category', 'team'] as const;

/** An area is named by its own id, the last one of its path. */
const ids = ({ area, category, team }: Queued) => ({
  ...(area && { area: area.split('/').at(-1) ?? area }),
  ...(category && { category }),
  ...(team && { team }),
});

/** Names in the frozen language. A thing without a name is described, since the message matters more than the name. */
function spoken(queued: Queued, names: Partial<Record<string, Words>>): Record<string, string | undefined> {
  return Object.fromEntries(
    KINDS.filter((kind) => queued[kind]).map((kind) => {
      if (!names[kind]) log.warn('no name is known', { kind, id: queued[kind] });
      return [kind, say(names[kind] ?? unnamed[kind], queued.lang)];
    }),
  );
}
