import { describe, expect, it } from 'vitest';
import { EinthovenError } from '../../errors.ts';
import { wearPage } from '../wear/wear-page.ts';
import { negativeKinds } from './negative-options.ts';
import { renderNegative } from './render-negative.ts';

const dotsPerInch = 60;

function spread(data: Uint8Array): number {
  let sum = 0;
  let squares = 0;
  for (const value of data) {
    sum += value;
    squares += value * value;
  }
  return Math.sqrt(squares / data.length - (sum / data.length) ** 2);
}

describe('renderNegative', () => {
  it.each(negativeKinds)('draws a page of the kind %s, the same from the same seed', (kind) => {
    const first = renderNegative({ kind, dotsPerInch }, 3);
    expect([first.width, first.height]).toEqual([702, 496]);
    const isSame = (seed: number) => {
      const { data } = renderNegative({ kind, dotsPerInch }, seed);
      return first.data.every((value, index) => value === data[index]);
    };
    expect(isSame(3)).toBe(true);
    expect(isSame(4)).toBe(false);
    if (kind !== 'blank') expect(spread(first.data)).toBeGreaterThan(5);
    const worn = wearPage(first, { dotsPerInch, tiltX: 10, luminanceNoise: 4 }, 1).image;
    expect(spread(worn.data)).toBeGreaterThan(4);
  });

  it('names the option at fault', () => {
    expect(() => renderNegative({ kind: 'text', pageWidth: 0 }, 1)).toThrow(EinthovenError);
    expect(() => renderNegative({ kind: 'text', pageWidth: 0 }, 1)).toThrow('negative.pageWidth');
  });
});
