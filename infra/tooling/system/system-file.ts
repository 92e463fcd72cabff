/** What was deployed: output names of all stacks are unique, so they are one flat record. */
export type Outputs = Readonly<Record<string, string>>;

/** Somebody of the demo community who can sign in. The password is printed: it opens a demo on one laptop. */
export interface SignIn {
  /** 工号, the name to sign in with. */
  readonly staff: string;
  readonly role: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly password: string;
}

/** How to reach a running system. `npm start` writes it to `system.json`, `runningSystem` reads it. */
export interface SystemFile {
  readonly dir: string;
  /** The one address, e.g. `http://localhost:8080`. */
  readonly origin: string;
  /** Where AWS clients go. */
  readonly endpoint: string;
  readonly outputs: Outputs;
  /** Environment that makes any AWS SDK or CLI talk to this system. */
  readonly env: Readonly<Record<string, string>>;
  readonly signIns: readonly SignIn[];
  readonly startedAt: string;
}
