/**
 * How often a property is tried: a quarter while one works, so that the unit tests answer in seconds; as often as it says
 * in `npm test` (`HUYING_RUNS=all`).
 */
export const runs = (often: number): number =>
  process.env.HUYING_RUNS === 'all' ? often : Math.ceil(often / 4);
