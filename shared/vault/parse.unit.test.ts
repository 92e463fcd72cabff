import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { DefinitionMismatch, parsePersonal } from './parse.ts';

const Person = z.object({ name: z.string().check(z.maxLength(3)), phones: z.array(z.string()) });

it('keeps the schema’s fields and no others', () => {
  const told = { name: '张三', phones: ['+8613800005678'], idCard: '110101' };
  expect(parsePersonal(Person, told, 'a person')).toEqual({ name: '张三', phones: ['+8613800005678'] });
});

it.each([
  [{ name: '张三13800005678', phones: [1, 2] }, 'name, phones.0, phones.1'],
  [{ name: '张三' }, 'phones'],
  ['张三 13800005678', '(whole)'],
  [null, '(whole)'],
])('names the paths of %j that do not fit, and quotes no value', (told, paths) => {
  expect(() => parsePersonal(Person, told, 'a person')).toThrow(
    new DefinitionMismatch(`a person does not fit its definition: ${paths}`),
  );
});
