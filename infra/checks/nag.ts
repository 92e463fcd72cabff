import {
  type IPolicyValidationPlugin,
  type PolicyValidationPluginReport,
  type PolicyViolation,
  Validations,
} from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { type Reason, reasons } from './nag-reasons.ts';

/** One finding on one resource, with the reason why it is accepted; undefined without one. */
export interface Finding {
  readonly rule: string;
  readonly path: string;
  readonly says: string;
  readonly reason: Reason | undefined;
}

/** Everything that the AWS Solutions rules say about `app`, reasoned or not. */
export const findings = (app: IConstruct): Finding[] =>
  new AwsSolutionsChecks().validateScope(app).violations.flatMap((found) => each(found));

const each = ({ ruleName: rule, description: says, violatingResources }: PolicyViolation): Finding[] =>
  violatingResources.map(({ constructPath: path = '' }) => ({
    rule,
    path,
    says,
    reason: reasonFor(rule, path),
  }));

const reasonFor = (rule: string, path: string): Reason | undefined =>
  reasons.find((reason) => reason.rule.test(rule) && reason.where.test(path));

/** Checks the AWS Solutions rules at synthesis: a finding that has no reason stops a deployment to AWS. */
export class SolutionsRules implements IPolicyValidationPlugin {
  readonly name = 'huying';
  readonly #app: IConstruct;

  constructor(app: IConstruct) {
    this.#app = app;
  }

  validate(): PolicyValidationPluginReport {
    const open = findings(this.#app).filter(({ reason }) => !reason);
    return {
      success: open.length === 0,
      violations: open.map(({ rule, path, says }) => ({
        ruleName: rule,
        description: `${says} Mend it, or give the reason in infra/checks/nag-reasons.ts.`,
        violatingResources: [{ constructPath: path, locations: ['Properties'] }],
      })),
    };
  }
}

/** Has `app` checked whenever it is synthesized. */
export const checkWhenSynthesized = (app: IConstruct): void =>
  Validations.of(app).addPlugins(new SolutionsRules(app));
