import type { RulesOf } from '../api/settings.ts';
import { useSpeech } from '../app/language.tsx';
import { Table } from '../parts/Table.tsx';
import { rulesWords as w } from '../words/settings.ts';
import { urgencyWords } from '../words/states.ts';

export function TaxonomyTable({ categories }: Pick<RulesOf<'taxonomy'>, 'categories'>) {
  const { say, lang } = useSpeech();
  const called = (category: { readonly name: string; readonly nameEn: string }) =>
    lang === 'en' ? category.nameEn : category.name;
  const above = new Map(categories.map((category) => [category.code, category]));
  return (
    <Table
      title={say(w.taxonomy)}
      head={[say(w.category), say(w.code), say(w.urgency), say(w.keywords)]}
      rows={categories.map((category) => {
        const parent = above.get(category.parent ?? '');
        return [
          parent ? `${called(parent)} / ${called(category)}` : called(category),
          category.code,
          category.urgency ? say(urgencyWords[category.urgency]) : '–',
          category.keywords.join('、'),
        ];
      })}
    />
  );
}

export function TemplatesTable({ templates }: Pick<RulesOf<'templates'>, 'templates'>) {
  const { say } = useSpeech();
  return (
    <Table
      title={say(w.templates)}
      head={[say(w.purpose), say(w.chinese), say(w.english)]}
      rows={templates.map(({ purpose, zh, en }) => [purpose, zh, en])}
    />
  );
}
