import type { Flaw } from '../errors/flaw.ts';
import { rowKinds } from '../registry/kinds.ts';
import type { Proposal } from '../row/proposal.ts';

/** What is allowed but unusual, as of `at`. Warnings never stop an import. */
export const warnings = (proposal: Proposal, at: string): Flaw[] =>
  rowKinds.flatMap(({ warn }) => warn?.(proposal, at) ?? []);
