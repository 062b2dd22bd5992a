import { EinthovenError } from '../errors.ts';
import { type RenderTruthJson, renderTruthSchema, renderTruthSchemaVersion } from '../render/render-truth-schema.ts';

/** As the decoder of pictures has it. */
const mostPixels = 100_000_000;
/** Millimetres: an hour of thermal roll is 90 m long. */
const longestPage = 100_000;

/**
 * The truth about a page from the bytes of its JSON document; documents of version 1 are read too, whose records are
 * not known.
 * @throws EinthovenError RECORD_INVALID naming the field at fault.
 */
export function readPageTruth(bytes: Uint8Array): RenderTruthJson {
  const parsed = renderTruthSchema.safeParse(upgrade(parseJson(bytes)));
  if (parsed.success) {
    checkLengths(parsed.data);
    return parsed.data;
  }
  const issue = parsed.error.issues[0]!;
  const place = issue.path.length === 0 ? 'The document' : issue.path.join('.');
  throw new EinthovenError('RECORD_INVALID', `The truth does not follow its schema: ${place}: ${issue.message}`, {
    remedy: 'Draw the page again with `einthoven render`, or check the file with the program that wrote it.',
  });
}

/** Lists that belong together have one length, and none is too large a picture: a schema cannot say so. */
function checkLengths({ width, height, page, paperMap, gridCrossings, leads }: RenderTruthJson): void {
  const nodes = paperMap.columns * paperMap.rows;
  const { xs, ys, columns, rows } = gridCrossings;
  const faults = [
    !(width > 0 && height > 0 && width * height <= mostPixels) && `width and height are ${width} and ${height}`,
    !(page.width > 0 && page.height > 0 && Math.max(page.width, page.height) <= longestPage) &&
      `the page is ${page.width} × ${page.height} mm`,
    !(paperMap.columns >= 2 && paperMap.rows >= 2 && paperMap.pitch > 0) && 'paperMap has no mesh',
    (paperMap.pictureColumns.length !== nodes || paperMap.pictureRows.length !== nodes) &&
      `paperMap should have ${nodes} nodes`,
    [ys, columns, rows].some((list) => list.length !== xs.length) && 'gridCrossings has lists of several lengths',
    ...leads.flatMap(({ lead, centreLine, baseline, end, start }) => [
      (centreLine.columns.length !== centreLine.times.length || centreLine.rows.length !== centreLine.times.length) &&
        `the centre line of ${lead} has lists of several lengths`,
      centreLine.columns.some((column, index) => (column === null) !== (centreLine.rows[index] === null)) &&
        `the centre line of ${lead} has half a point`,
      baseline.length === 0 && `${lead} has no baseline`,
      !(end >= start) && `${lead} ends at ${end} s, before it begins`,
    ]),
  ];
  const fault = faults.find((message) => message !== false);
  if (fault === undefined) return;
  throw new EinthovenError('RECORD_INVALID', `The truth does not hold together: ${fault}.`, {
    remedy: 'Draw the page again with `einthoven render`, or check the file with the program that wrote it.',
  });
}

/** Version 1 had all fields of version 2 but `record`. */
function upgrade(document: unknown): unknown {
  const isFirst =
    typeof document === 'object' && document !== null && 'schemaVersion' in document && document.schemaVersion === 1;
  return isFirst && !('record' in document)
    ? { ...document, schemaVersion: renderTruthSchemaVersion, record: null }
    : document;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new EinthovenError('RECORD_INVALID', `The truth is no JSON document: ${String(error)}`, { cause: error });
  }
}
