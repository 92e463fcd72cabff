import { useSyncExternalStore } from 'react';

/** Does the media query hold? Follows changes (a turned phone, a switch to dark). */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
}

/** A phone: one thing at a time, actions within reach of the thumb. The same width stands in the style sheets. */
export const usePhone = () => useMedia('(max-width: 640px)');

/** What an event of the window changes, such as being online. */
export const useOnline = (): boolean =>
  useSyncExternalStore(
    (changed) => {
      addEventListener('online', changed);
      addEventListener('offline', changed);
      return () => {
        removeEventListener('online', changed);
        removeEventListener('offline', changed);
      };
    },
    () => navigator.onLine,
  );
