import { useSyncExternalStore } from 'react';

/** Whether the media query matches, following changes such as a rotated phone. */
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

/** A phone: one thing at a time, actions within reach of the thumb. The style sheets use the same width. */
export const usePhone = () => useMedia('(max-width: 640px)');

/** Whether the browser is online. */
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
