/**
 * One Idempotency-Key per intent: a retry of an action with the same body carries the same key; another body is another
 * intent. `done` ends it, so that the next one gets a new key.
 */
export interface Intents {
  keyFor(action: string, body: unknown): string;
  done(action: string): void;
}

export function intents(newKey: () => string): Intents {
  const open = new Map<string, { readonly key: string; readonly body: string }>();
  return {
    keyFor(action, body) {
      const text = JSON.stringify(body);
      const known = open.get(action);
      if (known?.body === text) return known.key;
      const key = newKey();
      open.set(action, { key, body: text });
      return key;
    },
    done: (action) => void open.delete(action),
  };
}

/** 128 random bits in hex; `crypto.randomUUID` is missing on plain http outside localhost. */
export const randomKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('');
