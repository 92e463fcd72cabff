/** Small choices of a person on this device. A browser that forbids storage only forgets them. */
export const remembered = {
  read(name: string): string | undefined {
    try {
      return localStorage.getItem(`huying.${name}`) ?? undefined;
    } catch {
      return undefined;
    }
  },
  write(name: string, value: string): void {
    try {
      localStorage.setItem(`huying.${name}`, value);
    } catch {
      // forgotten at the next visit
    }
  },
};

/** Unsent words of this tab, so that signing in again or turning the page loses nothing. Gone with the tab or at sign-out. */
export const drafts = {
  read(name: string): string {
    try {
      return sessionStorage.getItem(`huying.draft.${name}`) ?? '';
    } catch {
      return '';
    }
  },
  write(name: string, text: string): void {
    try {
      if (text) sessionStorage.setItem(`huying.draft.${name}`, text);
      else sessionStorage.removeItem(`huying.draft.${name}`);
    } catch {
      // lives as long as the field
    }
  },
  clear(): void {
    try {
      sessionStorage.clear();
    } catch {
      // nothing was stored
    }
  },
};
