import { type Choices, nameOf } from '../apis/community.ts';
import { Form } from '../page/form.tsx';
import { Layout } from '../page/layout.tsx';
import type { FieldError, View } from '../page/view.ts';
import { photoCount, report as w } from '../words/report.ts';
import { type Answers, UNSURE } from './answers.ts';
import { pathOf, previousPath, type Question } from './steps.ts';

interface Props {
  readonly view: View;
  readonly answers: Answers;
  readonly choices: Choices;
  readonly photos: number;
  readonly errors?: readonly FieldError[];
}

type Row = readonly [label: string, value: string | undefined, page: Question];

/** The answers with names in place of codes. */
function rows(view: View, a: Answers, { areas, categories }: Choices): Row[] {
  const area = areas.find(({ path }) => path === a.area);
  const category = categories.find(({ code }) => code === a.category);
  const name = (row: Parameters<typeof nameOf>[0] | undefined) => row && nameOf(row, view.lang);
  return [
    [view.t(w.rowWords), a.words, 'words'],
    [view.t(w.rowArea), a.area === UNSURE ? view.t(w.areaUnsure) : (name(area) ?? a.area), 'place'],
    [view.t(w.rowPlace), a.place, 'place'],
    [
      view.t(w.rowCategory),
      a.category === UNSURE ? view.t(w.categoryUnsure) : (name(category) ?? a.category),
      'category',
    ],
    [view.t(w.rowName), a.name, 'contact'],
    [view.t(w.rowPhone), a.phone, 'contact'],
    ...(a.phone ? [[view.t(w.rowSms), view.t(a.sms ? w.yes : w.no), 'consent'] as const] : []),
  ];
}

export const CheckPage = ({ view, answers, choices, photos, errors = [] }: Props) => (
  <Layout view={view} title={view.t(w.checkTitle)} back={previousPath('check', undefined)} errors={errors}>
    <h1>{view.t(w.checkTitle)}</h1>
    <p>{view.t(w.checkLead)}</p>
    <dl class="answers">
      {rows(view, answers, choices).map(([label, value, page]) => (
        <div class="answer" key={label}>
          <dt>{label}</dt>
          <dd class={value === undefined ? 'answer-none' : 'answer-value'}>{value ?? view.t(w.none)}</dd>
          <dd class="answer-change">
            <a href={pathOf(page, 'check')}>
              {view.t(w.change)}
              <span class="unseen">{` ${label}`}</span>
            </a>
          </dd>
        </div>
      ))}
      <div class="answer">
        <dt>{view.t(w.rowPhotos)}</dt>
        <dd class={photos === 0 ? 'answer-none' : 'answer-value'}>
          {photos === 0 ? view.t(w.photosNone) : view.t(photoCount(photos))}
        </dd>
        <dd class="answer-change">
          <a href="/report/photos">
            {view.t(w.photosRow)}
            <span class="unseen">{` ${view.t(w.rowPhotos)}`}</span>
          </a>
        </dd>
      </div>
    </dl>
    <Form action={pathOf('check')} button={view.t(w.submit)}>
      <p>{view.t(w.submitNote)}</p>
    </Form>
  </Layout>
);
