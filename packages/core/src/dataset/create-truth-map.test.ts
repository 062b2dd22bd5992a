import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findLayoutTemplate } from '../layouts/find-layout-template.ts';
import { parseLayoutTemplates } from '../layouts/parse-layout-templates.ts';
import { shippedLayouts } from '../layouts/shipped-layouts.ts';
import { describeRenderTruth } from '../render/describe-render-truth.ts';
import { renderPage } from '../render/render-page.ts';
import { synthesizeEcg } from '../render/synthesize-ecg.ts';
import { createTruthMap } from './create-truth-map.ts';

const template = findLayoutTemplate('3x4', parseLayoutTemplates(shippedLayouts));
const { truth } = renderPage(synthesizeEcg({ seed: 2 }), {
  template,
  dotsPerInch: 60,
  rotation: 4,
  wear: { tiltX: 12, tiltY: -9, curl: 0.3 },
});
const map = createTruthMap(describeRenderTruth(truth));

it('agrees with the map that the page was worn through, both ways', () => {
  const exact = new Float64Array(2);
  const mine = new Float64Array(2);
  const x = fc.double({ min: 2, max: truth.pageWidth - 2, noNaN: true });
  const y = fc.double({ min: 2, max: truth.pageHeight - 2, noNaN: true });
  fc.assert(
    fc.property(x, y, (atX, atY) => {
      truth.paperToPicture.toPicture(atX, atY, exact);
      map.toPicture(atX, atY, mine);
      expect(Math.hypot(mine[0]! - exact[0]!, mine[1]! - exact[1]!)).toBeLessThan(0.02);
      expect(map.toPaper(mine[0]!, mine[1]!, exact)).toBe(true);
      expect(Math.hypot(exact[0]! - atX, exact[1]! - atY)).toBeLessThan(1e-5);
    }),
  );
});

it('says how many pixels a millimetre has', () => {
  const flat = renderPage(synthesizeEcg({ seed: 2 }), { template, dotsPerInch: 60, rotation: 4 });
  expect(createTruthMap(describeRenderTruth(flat.truth)).scaleAt(100, 100)).toBeCloseTo(60 / 25.4, 3);
});
