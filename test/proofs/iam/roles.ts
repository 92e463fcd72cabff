import {
  GetRolePolicyCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { LambdaClient, paginateListFunctions } from '@aws-sdk/client-lambda';
import { clientOf } from '../../../infra/tooling/system/aws-env.ts';

/** One action on one resource that a function's role allows. */
export interface Grant {
  readonly fn: string;
  readonly action: string;
  /** As it stands in the policy, with its wildcards. */
  readonly resource: string;
  /** All but that resource. */
  readonly except: boolean;
}

export interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource?: string | string[];
  readonly NotResource?: string | string[];
  readonly Condition?: object;
}
interface Role {
  readonly role: string;
  readonly policy: string;
  readonly statements: readonly Statement[];
  readonly removed: Set<Grant>;
}

const list = (value: string | string[] | undefined): string[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];
const same = (a: Omit<Grant, 'fn'>, b: Omit<Grant, 'fn'>) =>
  a.action === b.action && a.resource === b.resource && a.except === b.except;

/** The roles of all functions, as IAM has them, from which single grants can be taken and to which they are given back. */
export class Roles {
  readonly #iam: IAMClient;
  readonly #roles: ReadonlyMap<string, Role>;

  private constructor(iam: IAMClient, roles: ReadonlyMap<string, Role>) {
    this.#iam = iam;
    this.#roles = roles;
  }

  /** @throws when a role has more than its one inline policy: what is attached could not be taken apart */
  static async of(endpoint: string): Promise<Roles> {
    const iam = new IAMClient(clientOf(endpoint));
    const lambda = new LambdaClient(clientOf(endpoint));
    const roles = new Map<string, Role>();
    for await (const { Functions = [] } of paginateListFunctions({ client: lambda }, {}))
      for (const { FunctionName = '', Role = '' } of Functions)
        if (FunctionName.startsWith('huying-'))
          roles.set(FunctionName, await readRole(iam, Role.split('/').at(-1) ?? ''));
    lambda.destroy();
    return new Roles(iam, roles);
  }

  functions = (): string[] => [...this.#roles.keys()].sort();

  grants(fn: string): Grant[] {
    const { statements } = this.#role(fn);
    return statements.flatMap((s) =>
      list(s.Action).flatMap((action) => resourcesOf(s).map((r) => ({ fn, action, ...r }))),
    );
  }

  all = (): Grant[] => this.functions().flatMap((fn) => this.grants(fn));

  async remove(grant: Grant): Promise<void> {
    this.#role(grant.fn).removed.add(grant);
    await this.#write(grant.fn);
  }

  async restore(grant: Grant): Promise<void> {
    this.#role(grant.fn).removed.delete(grant);
    await this.#write(grant.fn);
  }

  async #write(fn: string): Promise<void> {
    const { role, policy, statements, removed } = this.#role(fn);
    const left = statementsWithout(statements, [...removed]);
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: left });
    await this.#iam.send(new PutRolePolicyCommand({ RoleName: role, PolicyName: policy, PolicyDocument }));
  }

  #role(fn: string): Role {
    const role = this.#roles.get(fn);
    if (!role) throw new Error(`there is no function ${fn}`);
    return role;
  }
}

const resourcesOf = (s: Statement): { resource: string; except: boolean }[] => [
  ...list(s.Resource).map((resource) => ({ resource, except: false })),
  ...list(s.NotResource).map((resource) => ({ resource, except: true })),
];

/** Statements of one action and one resource each, without those grants. */
export const statementsWithout = (
  statements: readonly Statement[],
  removed: readonly Omit<Grant, 'fn'>[],
): Statement[] =>
  statements.flatMap(({ Effect, Action, Condition, ...on }) =>
    list(Action).flatMap((action) =>
      resourcesOf({ Effect, Action, ...on })
        .filter((r) => !removed.some((gone) => same(gone, { action, ...r })))
        .map(({ resource, except }) => ({
          Effect,
          Action: action,
          ...(except ? { NotResource: resource } : { Resource: resource }),
          ...(Condition && { Condition }),
        })),
    ),
  );

async function readRole(iam: IAMClient, RoleName: string): Promise<Role> {
  const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
  const { AttachedPolicies = [] } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
  const [PolicyName, ...more] = PolicyNames;
  if (!PolicyName || more.length > 0 || AttachedPolicies.length > 0)
    throw new Error(
      `${RoleName} has ${PolicyNames.length} own and ${AttachedPolicies.length} attached policies`,
    );
  const { PolicyDocument = '' } = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
  const { Statement } = JSON.parse(decodeURIComponent(PolicyDocument));
  return { role: RoleName, policy: PolicyName, statements: Statement, removed: new Set() };
}
