import { type ReactNode, useId } from 'react';

interface Wiring {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

/** A field with its label, help and error, associated for assistive technology. */
export function Field({
  label,
  help,
  error,
  aside,
  children,
}: {
  label: string;
  help?: string | undefined;
  error?: string | undefined;
  /** Shown to the right of the help, such as a counter. */
  aside?: ReactNode;
  children: (wiring: Wiring) => ReactNode;
}) {
  const id = useId();
  const [helpId, errorId] = [`${id}-help`, `${id}-error`];
  const describedBy = [help && helpId, error && errorId].filter(Boolean).join(' ') || undefined;
  return (
    <div className="field" data-wrong={Boolean(error)}>
      <label htmlFor={id}>{label}</label>
      {(help || aside) && (
        <p className="field-help">
          <span id={helpId}>{help}</span>
          {aside}
        </p>
      )}
      {error && (
        <p className="field-error" id={errorId} role="alert">
          {error}
        </p>
      )}
      {children({ id, 'aria-describedby': describedBy, 'aria-invalid': error ? true : undefined })}
    </div>
  );
}

/** A few choices, all visible, each a target for a thumb. Native radios: arrows move, the group is announced. */
export function Choices<T extends string>({
  legend,
  name,
  options,
  value,
  onChange,
  error,
}: {
  legend: string;
  name: string;
  options: readonly {
    readonly value: T;
    readonly label: string;
    readonly help?: string | undefined;
    readonly key?: string | undefined;
  }[];
  value: T | undefined;
  onChange: (value: T) => void;
  error?: string | undefined;
}) {
  const id = useId();
  return (
    <fieldset
      className="choices"
      data-wrong={Boolean(error)}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend>{legend}</legend>
      {error && (
        <p className="field-error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      <div className="choices-list">
        {options.map((option) => (
          <label key={option.value} data-chosen={option.value === value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>
              {option.label}
              {option.help && <small>{option.help}</small>}
            </span>
            {option.key && (
              <span className="key" aria-hidden="true">
                {option.key}
              </span>
            )}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
