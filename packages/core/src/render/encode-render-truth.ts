import { type DescribeRenderTruthOptions, describeRenderTruth } from './describe-render-truth.ts';
import type { RenderTruth } from './render-truth.ts';

/** The truth about a page as a JSON document after `renderTruthSchema`, UTF-8 on one line. */
export function encodeRenderTruth(truth: RenderTruth, options: DescribeRenderTruthOptions = {}): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(describeRenderTruth(truth, options))}\n`);
}
