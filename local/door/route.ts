/** What the front door does with a path: the same division that CloudFront makes on AWS, and the local extras. */
export type Destination =
  /** A file of the site bucket, under this key. */
  | { readonly to: 'file'; readonly key: string }
  /** The product's HTTP API: services, sign-in and pages. */
  | { readonly to: 'api' }
  /** A presigned form with a photo for the bucket's root, or a presigned link to one. */
  | { readonly to: 'uploads' | 'photo' }
  /** The engine's own pages and keys of its user pool: on AWS these stand at Cognito's address. */
  | { readonly to: 'pool' }
  /** The phones page. */
  | { readonly to: 'phones' }
  /** The hotline simulator. */
  | { readonly to: 'simulator' }
  /** The engine's own switches (reset, configuration): not for those who come in by the door. */
  | { readonly to: 'nothing' };

const POOL =
  /^\/(oauth2\/(authorize|token|userInfo|idpresponse)|login|logout|[\w-]+_\w+\/\.well-known\/[\w.-]+)$/;
const PHONES = /^\/phones(\.json|\/.*)?$/;
const SIMULATOR = /^\/simulator(\/.*)?$/;
const SWITCHES = /^\/(_\w+(\/.*)?|health)$/;
const FILES = /^\/(staff\/)?assets\/(.+)$/;

/** @param path the path of the address, without its query, still percent-encoded */
export function route(path: string): Destination {
  if (PHONES.test(path)) return { to: 'phones' };
  if (SIMULATOR.test(path)) return { to: 'simulator' };
  if (SWITCHES.test(path)) return { to: 'nothing' };
  if (POOL.test(path)) return { to: 'pool' };
  if (path === '/uploads') return { to: 'uploads' };
  if (path.startsWith('/photos/')) return { to: 'photo' };
  if (FILES.test(path)) return { to: 'file', key: decoded(path.slice(1)) };
  return { to: 'api' };
}

/** A path that does not decode is nobody's file. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
