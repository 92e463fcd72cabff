import { useId } from 'react';

/** A checkbox with a touch-sized label, and an error when it must be ticked. */
export function Checkbox({
  label,
  checked,
  onChange,
  error,
}: {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  error?: string | undefined;
}) {
  const id = useId();
  return (
    <div className="tick" data-wrong={Boolean(error)}>
      {error && (
        <p className="field-error" id={id} role="alert">
          {error}
        </p>
      )}
      <label>
        <input
          type="checkbox"
          checked={checked}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? id : undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>{label}</span>
      </label>
    </div>
  );
}
