/**
 * May a request with this `Host` come in? Only under the address that people open, `localhost` with the door's port, or
 * the loopback addresses that it stands for. A page that had its own name point at this machine (DNS rebinding) is of
 * one origin with us for the browser, and betrays itself by that name only. Browsers leave out the port 80.
 */
export function isOurs(host: string | undefined, port: number): boolean {
  const suffixes = port === 80 ? ['', ':80'] : [`:${port}`];
  return NAMES.some((name) => suffixes.some((suffix) => host?.toLowerCase() === name + suffix));
}

const NAMES = ['localhost', '127.0.0.1', '[::1]'];
