import { type RefObject, useRef } from 'react';
import { move } from '../app/keys.ts';
import { usePhone } from '../app/media.ts';
import { useKeys } from '../app/shortcuts.tsx';

/**
 * J and K move the focus through the rows (`a.row`) of a list, starting at the focused row, else at the open one. Not on
 * a phone.
 * @returns a ref for the element that holds the list
 */
export function useRowKeys(ids: readonly string[], open: string | undefined): RefObject<HTMLElement | null> {
  const list = useRef<HTMLElement>(null);
  const phone = usePhone();
  const go = (command: 'next' | 'previous') => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('a.row') ?? [])];
    const focused = links.indexOf(document.activeElement as HTMLElement);
    const at = focused >= 0 || open === undefined ? focused : ids.indexOf(open);
    links[move(at, command, links.length)]?.focus();
  };
  useKeys(phone ? {} : { next: () => go('next'), previous: () => go('previous') });
  return list;
}
