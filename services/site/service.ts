import { service } from '#shared/service/manifest.ts';

/** Residents' pages and the sign-in of staff. It owns no data: it asks the other services under the one origin. */
export default service({
  name: 'site',
  purpose: "Renders residents' pages on the server and signs staff in.",
  functions: {
    pages: {
      entry: 'pages.tsx',
      purpose: "Every path that is neither an API, sign-in nor a file: residents' pages, without script.",
      memoryMB: 512,
      timeoutSeconds: 20,
    },
    auth: {
      entry: 'auth.tsx',
      purpose: 'Below /auth: OIDC authorization code with PKCE, and the session cookie of staff.',
      memoryMB: 256,
      timeoutSeconds: 20,
    },
    shell: {
      entry: 'shell.ts',
      purpose: "Below /staff: the staff app's page, with a fresh style nonce for each answer.",
      files: 'staff/index.html',
      memoryMB: 256,
    },
  },
});
