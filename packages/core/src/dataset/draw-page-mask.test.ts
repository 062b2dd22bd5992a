import { describe, expect, it } from 'vitest';
import { findLayoutTemplate } from '../layouts/find-layout-template.ts';
import { parseLayoutTemplates } from '../layouts/parse-layout-templates.ts';
import { shippedLayouts } from '../layouts/shipped-layouts.ts';
import { leadNames } from '../model/lead.ts';
import { describeRenderTruth } from '../render/describe-render-truth.ts';
import { renderMasks } from '../render/render-masks.ts';
import type { RenderOptions } from '../render/render-options.ts';
import { type RenderedPage, renderPage } from '../render/render-page.ts';
import { synthesizeEcg } from '../render/synthesize-ecg.ts';
import { drawPageMask, type MaskKind } from './draw-page-mask.ts';

const template = findLayoutTemplate('3x4+1', parseLayoutTemplates(shippedLayouts));
const record = synthesizeEcg({ seed: 4 });
const draw = (options: Partial<RenderOptions> = {}) =>
  renderPage(record, { template, dotsPerInch: 90, penWidth: 0.6, separators: 'tick', ...options });

function grayMask(page: RenderedPage, kind: MaskKind, duplicates: 'all' | 'longest' = 'all') {
  const mask = drawPageMask(describeRenderTruth(page.truth), kind, { duplicates });
  if (!('gray' in mask)) throw new Error('expected one plane');
  return mask.gray;
}

/** Part of the pixels marked in either mask that are marked in both. */
function overlap(mine: (index: number) => boolean, theirs: (index: number) => boolean, count: number): number {
  let both = 0;
  let either = 0;
  for (let index = 0; index < count; index++) {
    if (mine(index) && theirs(index)) both++;
    if (mine(index) || theirs(index)) either++;
  }
  return both / either;
}

describe('drawPageMask', () => {
  const page = draw({ rotation: 3 });
  const exact = renderMasks(page);
  const count = page.truth.width * page.truth.height;

  it('draws each lead where the renderer drew it', () => {
    const labels = grayMask(page, 'leads').data;
    for (const [index, lead] of leadNames.entries()) {
      const own = exact.leads.filter((mask) => mask.lead === lead);
      const theirs = (at: number) => own.some(({ mask }) => mask.data[at]! >= 128);
      expect(overlap((at) => labels[at] === index + 1, theirs, count)).toBeGreaterThan(0.85);
    }
  });

  it('marks traces with 255 in the binary mask', () => {
    const labels = grayMask(page, 'leads').data;
    const binary = grayMask(page, 'binary').data;
    expect(binary.every((value, index) => value === (labels[index]! > 0 ? 255 : 0))).toBe(true);
  });

  it('keeps the long stretch of a lead that is drawn twice', () => {
    const all = grayMask(page, 'leads').data.filter((value) => value === 2).length;
    const long = grayMask(page, 'leads', 'longest').data.filter((value) => value === 2).length;
    const other = (kind: 'all' | 'longest') => grayMask(page, 'leads', kind).data.filter((value) => value === 1).length;
    expect(long / all).toBeCloseTo(0.8, 1);
    expect(other('longest')).toBe(other('all'));
  });

  it('draws centre lines one pixel wide, inside of the ink', () => {
    const line = grayMask(page, 'line').data;
    const binary = grayMask(page, 'binary').data;
    const { width } = page.truth;
    const marked = [...line.keys()].filter((index) => line[index] === 255);
    expect(marked.every((index) => binary[index] === 255)).toBe(true);
    // No block of two by two: the line is thin.
    const blocks = marked.filter((at) => [1, width, width + 1].every((step) => line[at + step] === 255));
    expect(blocks.length / marked.length).toBeLessThan(0.06);
  });

  it.each(['lines', 'dots', 'dashed'] as const)('puts %s, marks and traces into classes', (gridStyle) => {
    const wide = draw({ rotation: 2, gridStyle, gridMinorWidth: 0.4, gridMajorWidth: 0.5, dotsPerInch: 90 });
    const mask = drawPageMask(describeRenderTruth(wide.truth), 'classes');
    if (!('rgb' in mask)) throw new Error('expected colours');
    const { data } = mask.rgb;
    const masks = renderMasks(wide);
    const size = wide.truth.width * wide.truth.height;
    const isTrace = (at: number) => data[3 * at + 2] === 255;
    const isMark = (at: number) => data[3 * at + 1] === 255;
    const isGrid = (at: number) => data[3 * at] === 255;
    const inkOf = (at: number) => masks.leads.some((lead) => lead.mask.data[at]! >= 128);
    const markOf = (at: number) =>
      !inkOf(at) &&
      [masks.labels, masks.texts, masks.pulses, masks.separators].some(({ data: cover }) => cover[at]! >= 128);
    const gridOf = (at: number) =>
      !inkOf(at) && !markOf(at) && Math.max(masks.gridMinor.data[at]!, masks.gridMajor.data[at]!) >= 128;
    expect(overlap(isTrace, inkOf, size)).toBeGreaterThan(0.85);
    expect(overlap(isMark, markOf, size)).toBeGreaterThan(0.8);
    expect(overlap(isGrid, gridOf, size)).toBeGreaterThan(0.75);
    let several = 0;
    for (let at = 0; at < size; at++) if (Number(isTrace(at)) + Number(isMark(at)) + Number(isGrid(at)) > 1) several++;
    expect(several).toBe(0);
  });

  it('leaves out the grid where it did not print', () => {
    const grid = { gridBreaks: 0.4, gridMinorWidth: 0.4, gridMajorWidth: 0.5 };
    const broken = draw(grid);
    const redOf = (truth: RenderedPage['truth']) => {
      const mask = drawPageMask(describeRenderTruth(truth), 'classes');
      if (!('rgb' in mask)) throw new Error('expected colours');
      const { data } = mask.rgb;
      return (at: number) => data[3 * at] === 255;
    };
    const masks = renderMasks(broken);
    const size = broken.truth.width * broken.truth.height;
    const isFree = (at: number) => [masks.texts, masks.labels].every(({ data }) => data[at]! < 128);
    const printed = (at: number) =>
      isFree(at) &&
      !masks.leads.some(({ mask }) => mask.data[at]! >= 128) &&
      Math.max(masks.gridMinor.data[at]!, masks.gridMajor.data[at]!) >= 128;
    const whole = redOf(draw({ ...grid, gridBreaks: 0 }).truth);
    expect(overlap(redOf(broken.truth), printed, size)).toBeGreaterThan(0.7);
    expect(overlap(whole, printed, size)).toBeLessThan(0.65);
  });

  it('draws no grid where the page has none', () => {
    const mask = drawPageMask(describeRenderTruth(draw({ gridStyle: 'none' }).truth), 'classes');
    expect('rgb' in mask && mask.rgb.data.every((value, index) => index % 3 !== 0 || value === 0)).toBe(true);
  });
});
