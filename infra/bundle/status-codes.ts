/**
 * Stands in for `node:http` where middy imports it, in bundles of functions: its errors look a status's name up there,
 * and an HTTP server for that costs each start 10 to 25 ms. Ours are named by problem codes (shared/http/problem.ts).
 */
export const STATUS_CODES: Readonly<Record<number, string>> = {};
