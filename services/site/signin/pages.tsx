import { Form } from '../page/form.tsx';
import { Layout } from '../page/layout.tsx';
import type { View } from '../page/view.ts';
import { signin as w } from '../words/signin.ts';
import type { Failure } from './tokens.ts';

export const FailedPage = ({ view, why }: { view: View; why: Failure }) => (
  <Layout view={view} title={view.t(w.failedTitle)}>
    <h1>{view.t(w.failedTitle)}</h1>
    <p>{view.t(w[why])}</p>
    <p>
      <a class="button" href="/auth/login">
        {view.t(w.again)}
      </a>
    </p>
  </Layout>
);

export const SignOutPage = ({ view }: { view: View }) => (
  <Layout view={view} title={view.t(w.outTitle)} back="/staff/">
    <h1>{view.t(w.outTitle)}</h1>
    <p>{view.t(w.outText)}</p>
    <Form action="/auth/logout" button={view.t(w.outButton)} />
  </Layout>
);
