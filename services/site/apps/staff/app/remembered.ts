/** Preferences kept on this device. Where storage is blocked they last until the page is closed. */
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

/** Unsent text of this tab, kept over signing in again and changing pages, removed with the tab or on signing out. */
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
