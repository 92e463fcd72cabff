/** What the built page of the staff app leaves open, filled in for one answer. */
export const fillShell = (
  html: string,
  { nonce, zone }: { readonly nonce: string; readonly zone: string },
): string => html.replaceAll('__NONCE__', nonce).replaceAll('__ZONE__', zone);
