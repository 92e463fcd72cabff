/**
 * Stands in for `node:http` where middy imports it, in bundles of functions: its errors look a status's name up there,
 * and loading an HTTP server for that takes 13 ms of each start. Ours are named by problem codes (shared/http/problem.ts).
 */
export const STATUS_CODES: Readonly<Record<number, string>> = {};
