import type { RenderTruthJson } from '../render/render-truth-schema.ts';

/**
 * Centre lines as the first reference generator writes them: per lead its name, first and last sample, and the plotted
 * pixels as [row, column], here the dense ones. Gaps are left out.
 */
export function encodePlottedPixels(truth: RenderTruthJson, samplingFrequency: number): Uint8Array {
  const document = {
    sampling_frequency: samplingFrequency,
    width: truth.width,
    height: truth.height,
    leads: truth.leads.map(({ lead, start, end, centreLine }) => ({
      lead_name: lead,
      start_sample: Math.round(start * samplingFrequency),
      end_sample: Math.round(end * samplingFrequency),
      dense_plotted_pixels: centreLine.columns.flatMap((column, index) => {
        const row = centreLine.rows[index];
        return column === null || row == null ? [] : [[row, column]];
      }),
    })),
  };
  return new TextEncoder().encode(`${JSON.stringify(document)}\n`);
}
