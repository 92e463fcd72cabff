/** A known weakness of a package. */
export interface Advisory {
  readonly id: string;
  readonly package: string;
  readonly severity: string;
  readonly title: string;
}

/** An advisory that we live with for a while, and why. */
export interface Allowance {
  readonly id: string;
  readonly package: string;
  readonly why: string;
  /** Last day, YYYY-MM-DD: nothing is allowed for ever. */
  readonly until: string;
}

export interface Verdict {
  readonly open: readonly Advisory[];
  readonly allowed: readonly Advisory[];
  /** Allowances past their day, or of advisories that are no more. */
  readonly stale: readonly Allowance[];
}

/**
 * @param today YYYY-MM-DD
 * @param complete whether everybody who was asked told what they know: silence makes no allowance stale
 */
export function judge(
  advisories: readonly Advisory[],
  allowances: readonly Allowance[],
  today: string,
  complete = true,
): Verdict {
  const matches = (a: Allowance, b: Advisory) => a.id === b.id && a.package === b.package;
  const allowance = (advisory: Advisory) => allowances.find((one) => matches(one, advisory));
  const covered = (advisory: Advisory) => (allowance(advisory)?.until ?? '') >= today;
  return {
    open: advisories.filter((one) => !covered(one)),
    allowed: advisories.filter(covered),
    stale: allowances.filter(
      (one) => one.until < today || (complete && !advisories.some((b) => matches(one, b))),
    ),
  };
}

/** A package as the lock file has it. */
export interface Locked {
  readonly name: string;
  readonly licence: string;
  readonly installScript: boolean;
}

/** Of a choice of licences one that is allowed is enough; what is told together must be allowed together. */
export const isLicensed = (licence: string, allowed: ReadonlySet<string>): boolean =>
  licence
    .replace(/[()]/g, '')
    .split(/ OR /)
    .some((choice) => choice.split(/ AND /).every((one) => allowed.has(one)));
