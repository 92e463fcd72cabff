import type { Child } from 'hono/jsx';
import { type Choices, nameOf } from '../apis/community.ts';
import { Choice, Group, Select, TextArea, TextField } from '../page/fields.tsx';
import { Form } from '../page/form.tsx';
import { Layout } from '../page/layout.tsx';
import { Notice } from '../page/notice.tsx';
import type { FieldError, View } from '../page/view.ts';
import { common } from '../words/common.ts';
import { charactersLeft, report as w } from '../words/report.ts';
import { type Answers, UNSURE } from './answers.ts';
import { type From, pathOf, previousPath, type Question } from './steps.ts';
import { limits } from './validation.ts';

export interface QuestionProps {
  readonly view: View;
  readonly from: From;
  readonly answers: Answers;
  readonly errors: readonly FieldError[];
  readonly choices: Choices;
  /** The earlier answers have expired or were never stored. */
  readonly lost?: boolean;
}

/** The frame that all questions share; `title` is the question. */
const QuestionFrame = (props: QuestionProps & { page: Question; title: string; children: Child }) => (
  <Layout
    view={props.view}
    title={props.title}
    back={previousPath(props.page, props.from)}
    errors={props.errors}
  >
    {props.lost && <Notice kind="warn">{props.view.t(w.lost)}</Notice>}
    <Form action={pathOf(props.page, props.from)} button={props.view.t(common.next)}>
      {props.children}
    </Form>
  </Layout>
);

const WordsPage = (props: QuestionProps) => {
  const { view, answers, errors } = props;
  return (
    <QuestionFrame {...props} page="words" title={view.t(w.wordsTitle)}>
      <TextArea
        view={view}
        name="words"
        label={view.t(w.wordsTitle)}
        hint={view.t(w.wordsHint)}
        errors={errors}
        heading
        rows={7}
        value={answers.words}
        max={limits.words}
        maxText={view.t(charactersLeft(limits.words))}
      />
    </QuestionFrame>
  );
};

const PlacePage = (props: QuestionProps) => {
  const { view, answers, errors, choices } = props;
  return (
    <QuestionFrame {...props} page="place" title={view.t(w.placeTitle)}>
      <h1>{view.t(w.placeTitle)}</h1>
      <Select
        view={view}
        name="area"
        label={view.t(w.areaLabel)}
        errors={errors}
        value={answers.area}
        empty={view.t(w.areaChoose)}
        options={[
          ...choices.areas.map((area) => ({ value: area.path, label: nameOf(area, view.lang) })),
          { value: UNSURE, label: view.t(w.areaUnsure) },
        ]}
      />
      <TextField
        view={view}
        name="place"
        label={view.t(w.placeLabel)}
        hint={view.t(w.placeHint)}
        errors={errors}
        value={answers.place}
        autocomplete="street-address"
      />
    </QuestionFrame>
  );
};

const CategoryPage = (props: QuestionProps) => {
  const { view, answers, errors, choices } = props;
  const options = [
    ...choices.categories.map((category) => ({ value: category.code, label: nameOf(category, view.lang) })),
    { value: UNSURE, label: view.t(w.categoryUnsure) },
  ];
  return (
    <QuestionFrame {...props} page="category" title={view.t(w.categoryTitle)}>
      <Group
        view={view}
        name="category"
        label={view.t(w.categoryTitle)}
        hint={view.t(w.categoryHint)}
        errors={errors}
        heading
      >
        {options.map((option, at) => (
          <Choice
            key={option.value}
            {...option}
            kind="radio"
            name="category"
            id={at === 0 ? 'category' : `category-${at}`}
            checked={option.value === answers.category}
          />
        ))}
      </Group>
    </QuestionFrame>
  );
};

const ContactPage = (props: QuestionProps) => {
  const { view, answers, errors } = props;
  return (
    <QuestionFrame {...props} page="contact" title={view.t(w.contactTitle)}>
      <h1>{view.t(w.contactTitle)}</h1>
      <p>{view.t(w.contactHint)}</p>
      <TextField
        view={view}
        name="name"
        label={view.t(w.nameLabel)}
        errors={errors}
        optional
        width="short"
        value={answers.name}
        autocomplete="name"
      />
      <TextField
        view={view}
        name="phone"
        label={view.t(w.phoneLabel)}
        hint={view.t(w.phoneHint)}
        errors={errors}
        optional
        width="short"
        type="tel"
        inputmode="tel"
        value={answers.phone}
        autocomplete="tel"
      />
    </QuestionFrame>
  );
};

const ConsentPage = (props: QuestionProps) => {
  const { view, answers, errors } = props;
  return (
    <QuestionFrame {...props} page="consent" title={view.t(w.consentTitle)}>
      <h1>{view.t(w.consentTitle)}</h1>
      <p>{view.t(w.consentText)}</p>
      <p>{view.t(w.consentNever)}</p>
      <p>
        <a href="/privacy">{view.t(common.privacy)}</a>
      </p>
      <Group view={view} name="process" label={view.t(w.consentLegend)} errors={errors}>
        <Choice
          kind="checkbox"
          name="process"
          id="process"
          value="yes"
          label={view.t(w.consentProcess)}
          checked={answers.process === true}
        />
        {answers.phone && (
          <Choice
            kind="checkbox"
            name="sms"
            id="sms"
            value="yes"
            label={view.t(w.consentSms)}
            checked={answers.sms === true}
          />
        )}
      </Group>
    </QuestionFrame>
  );
};

/** The page of each question. */
export const questionPages = {
  words: WordsPage,
  place: PlacePage,
  category: CategoryPage,
  contact: ContactPage,
  consent: ConsentPage,
} satisfies Record<Question, unknown>;
