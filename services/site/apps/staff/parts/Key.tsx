import { keyOf } from '../app/keys.ts';
import { usePhone } from '../app/media.ts';
import { useShortcuts } from '../app/shortcuts.tsx';

/** The key of a command, written on its button; nothing where there are no keys. */
export function Key({
  of,
  letter,
}: { of: keyof typeof keyOf; letter?: never } | { of?: never; letter: string }) {
  const { on } = useShortcuts();
  const phone = usePhone();
  if (!on || phone) return null;
  return (
    <span className="key" aria-hidden="true">
      {letter?.toUpperCase() ?? keyOf[of as keyof typeof keyOf]}
    </span>
  );
}
