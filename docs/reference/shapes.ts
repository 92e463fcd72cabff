import { Components } from './components.ts';
import type { Operation } from './contracts.ts';
import { fieldsOfShape } from './fields.ts';
import { fieldTable, json } from './markdown.ts';

/** Every named shape that an answer refers to: its title, its fields, an example. */
export function shapesIn(operations: readonly Operation[]): string[] {
  const components = new Components();
  for (const { contract } of operations)
    for (const answer of Object.values(contract.answers))
      if (answer !== 'empty' && !('file' in answer)) components.schemaOf(answer, 'output');
  return Object.entries(components.all()).flatMap(([name, shape]) => [
    `### ${name}`,
    `${shape.title ?? name}.`,
    fieldTable(fieldsOfShape(shape)),
    ...(shape.examples ?? []).map(json),
  ]);
}
