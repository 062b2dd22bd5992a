import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { digitizationJsonSchema } from './digitization-json-schema.ts';

const published = fileURLToPath(new URL('../../../../../docs/digitization.schema.json', import.meta.url));

test('docs/digitization.schema.json is the schema of today (UPDATE_GOLDEN=1 writes it anew)', () => {
  const schema = `${JSON.stringify(z.toJSONSchema(digitizationJsonSchema), null, 2)}\n`;
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(published, schema);
  expect(readFileSync(published, 'utf8')).toBe(schema);
});
