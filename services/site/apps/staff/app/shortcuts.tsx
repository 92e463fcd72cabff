import { createContext, type ReactNode, use, useEffect, useEffectEvent, useMemo, useState } from 'react';
import { commandOf, type KeyCommand, letterOf } from './keys.ts';
import { remembered } from './remembered.ts';

interface Shortcuts {
  readonly on: boolean;
  readonly toggle: () => void;
}
const Context = createContext<Shortcuts>({ on: false, toggle: () => undefined });

/** Keys can be switched off, for those whose speech input or shaking hand presses letters unmeant (WCAG 2.1.4). */
export function ShortcutsProvider({ children }: { children: ReactNode }) {
  const [on, setOn] = useState(() => remembered.read('keys') !== 'off');
  const shortcuts = useMemo(
    () => ({
      on,
      toggle: () => {
        remembered.write('keys', on ? 'off' : 'on');
        setOn(!on);
      },
    }),
    [on],
  );
  return <Context value={shortcuts}>{children}</Context>;
}

export const useShortcuts = () => use(Context);

/**
 * Runs what a key commands. A command without a handler is left to others.
 * @param letters further letters that do something on this page, lower case
 */
export function useKeys(
  handlers: Partial<Record<KeyCommand, () => void>>,
  letters: Readonly<Record<string, () => void>> = {},
): void {
  const { on } = useShortcuts();
  const press = useEffectEvent((event: KeyboardEvent) => {
    const target = event.target instanceof HTMLElement ? event.target : undefined;
    const typing = target?.closest(
      'input:not([type=radio]):not([type=checkbox]), textarea, select, [role=combobox]',
    );
    const pressed = {
      key: event.key,
      ctrlKey: event.ctrlKey,
      metaKey: event.metaKey,
      altKey: event.altKey,
      isComposing: event.isComposing,
      typing: Boolean(typing),
    };
    const command = commandOf(pressed);
    const handler = (command && handlers[command]) ?? letters[letterOf(pressed) ?? ''];
    if (!handler || event.defaultPrevented) return;
    event.preventDefault();
    handler();
  });
  useEffect(() => {
    if (!on) return;
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [on]);
}
