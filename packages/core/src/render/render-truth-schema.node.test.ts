import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { renderTruthSchema } from './render-truth-schema.ts';

const published = fileURLToPath(new URL('../../../../docs/render-truth.schema.json', import.meta.url));

test('docs/render-truth.schema.json is the schema of today (UPDATE_GOLDEN=1 writes it anew)', () => {
  const schema = z.toJSONSchema(renderTruthSchema);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(published, `${JSON.stringify(schema, null, 2)}\n`);
  expect(JSON.parse(readFileSync(published, 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)));
});
