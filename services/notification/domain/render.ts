export type Rendered = { readonly text: string } | { readonly missing: readonly string[] };

/**
 * Fills `{field}` marks. What a value contains is never looked at again, so a name with braces stays as it is.
 * Fields that the template wants and the message has not are named, instead of sending a text with a hole.
 */
export function render(template: string, values: Readonly<Record<string, string | undefined>>): Rendered {
  const missing = new Set<string>();
  const text = template.replace(/\{([A-Za-z][\w-]*)\}/g, (_, field: string) => {
    const value = Object.hasOwn(values, field) ? values[field] : undefined;
    if (!value) missing.add(field);
    return value ?? '';
  });
  return missing.size > 0 ? { missing: [...missing] } : { text };
}

/** Puts the sender's signature in front: 【呼应】. Carriers require these brackets, and they count as text. */
export function signed(signature: string, text: string): string {
  const name = signature.trim().replace(/^【|】$/g, '');
  return name ? `【${name}】${text}` : text;
}
