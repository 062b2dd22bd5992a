import { describe, expect, it } from 'vitest';
import type { RgbImage } from '../model/image.ts';
import type { EcgRecord } from '../model/record.ts';
import { digitizeRendering } from '../pipeline/test-support/digitize-rendering.ts';
import { photograph } from '../pipeline/test-support/photograph.ts';
import { renderTemplate } from '../pipeline/test-support/render-template.ts';
import { encodeSidecar } from './encode-sidecar.ts';
import { parseSidecar } from './parse-sidecar.ts';

const white = [255, 255, 255] as const;

/** dB of what both records have; both have the same holes. */
function agreement(one: EcgRecord, other: EcgRecord): number {
  let [signal, noise] = [0, 0];
  expect(other.leads.map(({ lead }) => lead)).toEqual(one.leads.map(({ lead }) => lead));
  for (const [index, { samples }] of one.leads.entries()) {
    const again = other.leads[index]!.samples;
    for (let n = 0; n < samples.length; n++) {
      expect(Number.isNaN(again[n]!)).toBe(Number.isNaN(samples[n]!));
      if (Number.isNaN(samples[n]!)) continue;
      signal += samples[n]! ** 2;
      noise += (samples[n]! - again[n]!) ** 2;
    }
  }
  return 10 * Math.log10(signal / noise);
}

function photographed(): RgbImage {
  const { image } = renderTemplate('3x4+1', { dotsPerInch: 150 });
  const options = { width: 1500, height: 1200, fill: 0.86, tilt: 22, direction: 40, turn: 5 };
  return photograph(image, options).image;
}

describe('a page digitized again with what was found on it', { timeout: 120_000 }, () => {
  it.each([
    ['rotated', () => renderTemplate('3x4+1', { dotsPerInch: 120, rotation: 3, pulse: 'left' }).image],
    ['turned', () => renderTemplate('6x2', { dotsPerInch: 120, quarterTurns: 1 }).image],
    [
      'without a grid',
      () =>
        renderTemplate('3x4+1', { dotsPerInch: 150, gridStyle: 'none', backgroundColor: white, pulse: 'left' }).image,
    ],
    ['photographed', photographed],
  ] as const)('is the same: %s', async (_, draw) => {
    const image = draw();
    const first = await digitizeRendering(image);
    const text = encodeSidecar(first.page, { sourceName: 'page.png', pageCount: 1 });
    const again = await digitizeRendering(image, parseSidecar(text, { pageIndex: 0, pageCount: 1 }));
    expect(again.page.layout.name).toBe(first.page.layout.name);
    expect(again.page.grid.scaleSource).toBe('user');
    expect(again.page.pose.given).toContain('quarterTurns');
    // Who told the scale of a page without a grid is no longer of interest: the user did.
    const others = first.page.quality.warnings.filter(({ message }) => !message.startsWith('No grid was found'));
    expect(again.page.quality.warnings).toEqual(others);
    expect(agreement(first.page.record, again.page.record)).toBeGreaterThan(40);
    const { name, paperSpeed, gain } = first.page.layout;
    const named = await digitizeRendering(image, { layout: { template: name, paperSpeed, gain } });
    // What is given is surer than what is found: the confidences may differ, the signals not.
    const signals = ({ page }: typeof first) => page.record.leads.map(({ lead, samples }) => [lead, samples]);
    expect(signals(named)).toEqual(signals(first));
  });
});
