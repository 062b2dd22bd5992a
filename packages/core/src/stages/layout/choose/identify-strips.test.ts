import { describe, expect, it } from 'vitest';
import { findLayoutTemplate } from '../../../layouts/find-layout-template.ts';
import { shippedTemplates } from '../../../layouts/shipped-templates.ts';
import type { LeadLabel } from '../../../model/printed.ts';
import { millimetres } from '../../../units.ts';
import { identifyStrips } from './identify-strips.ts';
import type { SampledRows } from './sample-rows.ts';

const template = findLayoutTemplate('3x4+1', shippedTemplates());
const [step, length] = [0.004, 2500];
const wave = (index: number) => Math.sin(index * 0.05) + Math.sin(index * 0.013);

/** A strip that V6 repeats `factor` times as high, while what stands in the place of V5 is torn to something else. */
function draw(factor: number): SampledRows {
  const rows = template.rows.map((leads, row) =>
    Float32Array.from({ length }, (_, index) => {
      const lead = leads[Math.floor((index * leads.length) / length)]!;
      return lead === 'V6' ? factor * wave(index) : Math.sin(index * (0.031 + 0.007 * row) + lead.length);
    }),
  );
  return { step, length, rows: [...rows, Float32Array.from({ length }, (_, index) => wave(index))], noise: 0.01 };
}

function identify(factor: number, confidence: number) {
  const zero = millimetres(0);
  const label: LeadLabel = { lead: 'V5', confidence, box: { left: zero, top: zero, right: zero, bottom: zero } };
  return identifyStrips(draw(factor), template, new Map([[0, label]])).strips[0]!;
}

describe('identifyStrips', () => {
  it('trusts a surely read label where no lead is the very same', () => {
    const { lead, uncertainty } = identify(1.4, 0.99);
    expect(lead).toBe('V5');
    expect(uncertainty).toMatch(/as it is labelled; the signal does not show it/);
    expect(identify(1.4, 0.7).lead).toBe('V6');
  });

  it('believes the signal where a lead is repeated by the strip, whatever is read', () => {
    const { lead, uncertainty } = identify(1, 0.99);
    expect(lead).toBe('V6');
    expect(uncertainty).toMatch(/is labelled V5 but agrees with V6/);
  });
});
