import { EinthovenError } from '../errors.ts';
import { type RenderTruthJson, renderTruthSchema } from '../render/render-truth-schema.ts';

/**
 * The truth about a page from the bytes of its JSON document.
 * @throws EinthovenError RECORD_INVALID naming the field at fault.
 */
export function readPageTruth(bytes: Uint8Array): RenderTruthJson {
  const parsed = renderTruthSchema.safeParse(parseJson(bytes));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const place = issue.path.length === 0 ? 'The document' : issue.path.join('.');
  throw new EinthovenError('RECORD_INVALID', `The truth does not follow its schema: ${place}: ${issue.message}`, {
    remedy: 'Draw the page again with `einthoven render`, or check the file with the program that wrote it.',
  });
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new EinthovenError('RECORD_INVALID', `The truth is no JSON document: ${String(error)}`, { cause: error });
  }
}
