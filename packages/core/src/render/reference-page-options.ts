import type { RenderOptions } from './render-options.ts';

/** A printer's point in millimetres. */
const point = 25.4 / 72;

/**
 * The standard page of ecg-image-kit: 11 × 8.5 inches at 200 dpi (39.37 pixels every 5 mm), 3 × 4 leads and one strip
 * of II, pen of 0.75 points, grid of 0.5 points in its colour 5 (red), pulse of 1.5 pens, names below the traces.
 * Give it a template: `renderPage(record, { ...referencePageOptions, template })`.
 *
 * ecg_plot.py of github.com/alphanumericslab/ecg-image-kit has these numbers.
 */
export const referencePageOptions = {
  dotsPerInch: 200,
  pageFormat: 'letter',
  duration: 10,
  traceLeft: 15,
  // Rows are a sixth of the page apart, counted from its lower edge; the strip stands 3 mm higher than that.
  rowBaselines: [89.96, 125.94, 161.93, 194.91],
  penWidth: 0.75 * point,
  pulseFoot: 0,
  pulseGap: 0,
  pulsePenWidth: 1.125 * point,
  inkColor: [25, 25, 25],
  textColor: [0, 0, 0],
  gridMinorColor: [254, 223, 219],
  gridMajorColor: [255, 0, 0],
  gridMinorWidth: 0.5 * point,
  gridMajorWidth: 0.5 * point,
  // Lines count from the lower edge.
  gridOffsetY: 215.9 % 5,
  separators: 'tick',
  separatorWidth: 0.8,
  labels: 'below',
  labelFont: 'sans',
  labelHeight: 2.8,
  labelOffsetX: -1,
  labelOffsetY: 0.2,
  font: 'sans',
  header: [],
  footer: [],
  texts: [
    { text: '25mm/s', x: 50, y: 210.9, height: 2.8 },
    { text: '10mm/mV', x: 100, y: 210.9, height: 2.8 },
  ],
} as const satisfies Omit<RenderOptions, 'template'>;
