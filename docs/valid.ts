/** What is wrong with an OpenAPI document, by the schema of its version; empty when nothing is. */
export async function openApiFlaws(text: string): Promise<string[]> {
  const { Validator } = await import('@seriousme/openapi-schema-validator');
  const { valid, errors } = await new Validator().validate(JSON.parse(text));
  if (valid) return [];
  if (!Array.isArray(errors)) return [String(errors ?? 'not valid')];
  return errors.map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** Where the parser's errors begin and end: `error` 0, `warning` 1; less is advice. */
const WARNING = 1;

/** What is wrong with an AsyncAPI document. Whether its examples fit is for our own schemas to say: they are golden events. */
export async function asyncApiFlaws(text: string): Promise<string[]> {
  const { Parser } = await import('@asyncapi/parser');
  const { diagnostics } = await new Parser().parse(text);
  return diagnostics
    .filter(({ severity }) => severity <= WARNING)
    .map(({ path, message }) => `${path.join('.')} ${message}`);
}
