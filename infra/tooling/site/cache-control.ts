const HASHED = /[-.](?=[\w-]*[\dA-Z])[\w-]{8}\.\w+$/;

/** Names with a hash of their content never change; any other file is asked for again each time. */
export const cacheControl = (key: string): string =>
  HASHED.test(key) ? 'public, max-age=31536000, immutable' : 'no-cache';
