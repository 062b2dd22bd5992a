import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EinthovenError } from '../errors.ts';
import { drawPageMask } from './draw-page-mask.ts';
import { readPageTruth } from './read-page-truth.ts';
import { rotateBack } from './rotate-back.ts';
import { makeTestPage } from './test-support/make-test-page.ts';
import { verifyPage } from './verify-page.ts';

const page = makeTestPage({
  dotsPerInch: 20,
  layout: '3x4',
  decoys: [{ kind: 'logo', x: 80, y: 190, size: 9, shape: 'heart' }],
});
const text = JSON.stringify(page.truth);
const encode = (value: string) => new TextEncoder().encode(value);
/** Whatever JSON holds: broken truth has no type. */
type Broken = ReturnType<JSON['parse']>;

describe('readPageTruth', () => {
  it('reads what the renderer wrote', () => {
    expect(readPageTruth(encode(text))).toEqual(JSON.parse(text));
  });

  it('reads version 1, which did not know its record', () => {
    const { record: _, ...first } = { ...JSON.parse(text), schemaVersion: 1 };
    expect(readPageTruth(encode(JSON.stringify(first)))).toEqual({ ...JSON.parse(text), record: null });
    const odd = { ...JSON.parse(text), schemaVersion: 1 };
    expect(() => readPageTruth(encode(JSON.stringify(odd)))).toThrow(/schemaVersion/);
  });

  it.each<[string, (truth: Broken) => void, RegExp]>([
    ['a field is missing', (truth) => delete truth.leads[2].centreLine, /leads.2.centreLine/],
    ['it is of another version', (truth) => Object.assign(truth, { schemaVersion: 99 }), /schemaVersion/],
    ['a list is too short', (truth) => truth.leads[0].centreLine.rows.pop(), /centre line of I has lists of several/],
    ['a point is half there', (truth) => Object.assign(truth.leads[0].centreLine.rows, { 3: null }), /half a point/],
    ['the mesh lacks nodes', (truth) => truth.paperMap.pictureRows.pop(), /paperMap should have \d+ nodes/],
    ['the picture has no size', (truth) => Object.assign(truth, { width: 0 }), /width and height are 0/],
    ['the picture is too large', (truth) => Object.assign(truth, { width: 1e6, height: 1e6 }), /width and height/],
    ['the page is larger than paper is', (truth) => Object.assign(truth.page, { width: 1e9 }), /page is 1000000000 × /],
    ['a lead ends before it begins', (truth) => Object.assign(truth.leads[1], { end: -1 }), /ends at -1 s/],
  ])('refuses truth in which %s', (_, damage, message) => {
    const truth = JSON.parse(text);
    damage(truth);
    expect(() => readPageTruth(encode(JSON.stringify(truth)))).toThrow(message);
  });

  it('refuses what is no JSON, and no text', () => {
    expect(() => readPageTruth(encode(text.slice(0, 100)))).toThrow(/no JSON document/);
    expect(() => readPageTruth(Uint8Array.of(0xff, 0xfe, 0x00))).toThrow(/no JSON document/);
  });
});

/** Puts another value somewhere into the truth. */
function damageAt(truth: Broken, path: readonly number[], value: unknown) {
  let at = truth;
  for (const [depth, step] of path.entries()) {
    const keys = Object.keys(at);
    const key = keys[step % keys.length]!;
    if (
      depth === path.length - 1 ||
      typeof at[key] !== 'object' ||
      at[key] === null ||
      Object.keys(at[key]).length === 0
    ) {
      at[key] = value;
      return;
    }
    at = at[key];
  }
}

it('works with every truth that it accepts', () => {
  const value = fc.oneof(
    fc.constantFrom(null, 0, -1, 1e9, 1e-9, '', 'x', [], {}, true),
    fc.double({ min: -1e4, max: 1e4, noNaN: true }),
  );
  fc.assert(
    fc.property(fc.array(fc.nat(5000), { minLength: 1, maxLength: 5 }), value, (path, damage) => {
      const broken = JSON.parse(text);
      damageAt(broken, path, damage);
      try {
        const truth = readPageTruth(encode(JSON.stringify(broken)));
        // A large picture takes long and tells no more.
        if (truth.width * truth.height > 1e6) return;
        for (const kind of ['leads', 'classes', 'line'] as const) drawPageMask(truth, kind);
        verifyPage({ ...page, truth });
        rotateBack(page.image, truth);
      } catch (error) {
        expect(error).toBeInstanceOf(EinthovenError);
        expect((error as EinthovenError).code).toBe('RECORD_INVALID');
      }
    }),
    { numRuns: 60 },
  );
});
