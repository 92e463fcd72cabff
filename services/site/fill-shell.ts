/** Fills in the placeholders of the staff app's built page. */
export const fillShell = (
  html: string,
  { nonce, zone }: { readonly nonce: string; readonly zone: string },
): string => html.replaceAll('__NONCE__', nonce).replaceAll('__ZONE__', zone);
