import type { Child } from 'hono/jsx';
import { common as w } from '../words/common.ts';
import type { FieldError, View } from './view.ts';

/** Common to all fields. The id is the name: the error summary links to it. */
interface FieldProps {
  readonly view: View;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly errors: readonly FieldError[];
  /** The label is the page's heading and question. */
  readonly heading?: boolean;
  readonly optional?: boolean;
}

const errorAt = (errors: readonly FieldError[], name: string) => errors.find((one) => one.field === name);

/** Ids of hint and error, read out with the field. */
const describedBy = ({ name, hint, errors }: FieldProps): string | undefined =>
  [hint && `${name}-hint`, errorAt(errors, name) && `${name}-error`].filter(Boolean).join(' ') || undefined;

const state = (props: FieldProps) => ({
  id: props.name,
  name: props.name,
  'aria-describedby': describedBy(props),
  'aria-invalid': errorAt(props.errors, props.name) ? ('true' as const) : undefined,
});

const HintAndError = ({ view, name, hint, errors }: FieldProps) => {
  const error = errorAt(errors, name);
  return (
    <>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="error" id={`${name}-error`}>
          <span class="unseen">{view.t(w.errorPrefix)}</span>
          {view.t(error.words)}
        </p>
      )}
    </>
  );
};

const Frame = (props: FieldProps & { children: Child }) => {
  const label = (
    <label class={props.heading ? 'label-heading' : 'label'} for={props.name}>
      {props.label}
      {props.optional && <span class="optional">{props.view.t(w.optional)}</span>}
    </label>
  );
  return (
    <div class={errorAt(props.errors, props.name) ? 'field field-wrong' : 'field'}>
      {props.heading ? <h1>{label}</h1> : label}
      <HintAndError {...props} />
      {props.children}
    </div>
  );
};

interface TextProps extends FieldProps {
  readonly value?: string | undefined;
  readonly autocomplete?: string;
  readonly type?: 'text' | 'tel';
  readonly inputmode?: 'numeric' | 'tel';
  readonly width?: 'short' | 'full';
}

export const TextField = (props: TextProps) => (
  <Frame {...props}>
    <input
      {...state(props)}
      class={`input input-${props.width ?? 'full'}`}
      type={props.type ?? 'text'}
      inputmode={props.inputmode}
      value={props.value ?? ''}
      autocomplete={props.autocomplete ?? 'off'}
      spellcheck={false}
    />
  </Frame>
);

interface AreaProps extends FieldProps {
  readonly value?: string | undefined;
  readonly rows: number;
  /** Shown as a hint; a script may count down. */
  readonly max: number;
  readonly maxText: string;
}

export const TextArea = (props: AreaProps) => (
  <Frame {...props}>
    {/* The line break is eaten by browsers: without it a text that begins with one would lose it. */}
    <textarea {...state(props)} class="input input-full" rows={props.rows} data-max={props.max}>
      {`\n${props.value ?? ''}`}
    </textarea>
    <p class="count" data-count-for={props.name}>
      {props.maxText}
    </p>
  </Frame>
);

export interface Option {
  readonly value: string;
  readonly label: string;
}

interface SelectProps extends FieldProps {
  readonly value?: string | undefined;
  readonly empty: string;
  readonly options: readonly Option[];
}

export const Select = (props: SelectProps) => (
  <Frame {...props}>
    <select {...state(props)} class="input input-full">
      <option value="">{props.empty}</option>
      {props.options.map(({ value, label }) => (
        <option key={value} value={value} selected={value === props.value}>
          {label}
        </option>
      ))}
    </select>
  </Frame>
);

interface GroupProps extends FieldProps {
  readonly children: Child;
}

/** Radio buttons or checkboxes under one question. */
export const Group = (props: GroupProps) => (
  <fieldset
    class={props.errors.length > 0 ? 'field field-wrong' : 'field'}
    aria-describedby={describedBy(props)}
  >
    <legend class={props.heading ? 'label-heading' : 'label'}>
      {props.heading ? <h1>{props.label}</h1> : props.label}
    </legend>
    <HintAndError {...props} />
    {props.children}
  </fieldset>
);

interface ChoiceProps extends Option {
  readonly kind: 'radio' | 'checkbox';
  readonly name: string;
  readonly id: string;
  readonly checked: boolean;
}

/** A radio button or checkbox with a touch-sized label. */
export const Choice = ({ kind, name, id, value, label, checked }: ChoiceProps) => (
  <div class="choice">
    <input class="choice-input" type={kind} name={name} id={id} value={value} checked={checked} />
    <label class="choice-label" for={id}>
      {label}
    </label>
  </div>
);
