import { describe, expect, it } from 'vitest';
import { EinthovenError } from '../../../errors.ts';
import { findLayoutTemplate } from '../../../layouts/find-layout-template.ts';
import { parseLayoutTemplates } from '../../../layouts/parse-layout-templates.ts';
import { shippedLayouts } from '../../../layouts/shipped-layouts.ts';
import type { LeadName } from '../../../model/lead.ts';
import { millimetresPerMillivolt, millimetresPerSecond } from '../../../units.ts';
import { chooseLayout } from './choose-layout.ts';
import type { ChooseLayoutOptions, LayoutEvidence, PageOrientation } from './layout-evidence.ts';
import { sketchedLeft, sketchPage } from './test-support/sketch-page.ts';
import { synthesizeLeads } from './test-support/synthesize-leads.ts';
import { turnEvidence } from './turn-evidence.ts';

const templates = parseLayoutTemplates(shippedLayouts);
const lead = synthesizeLeads(10);
const defaults: ChooseLayoutOptions = {
  templates,
  template: null,
  minimumMargin: 0.05,
  paperSpeed: millimetresPerSecond(25),
  gain: millimetresPerMillivolt(10),
};

function sketch(name: string, strips: readonly LeadName[] = []): LayoutEvidence {
  return sketchPage({ template: findLayoutTemplate(name, templates), strips, lead, seed: 3 });
}

function choose(evidence: LayoutEvidence, changes: Partial<ChooseLayoutOptions> = {}) {
  const choice = chooseLayout(evidence, { ...defaults, ...changes });
  if (choice.kind !== 'chosen') throw new Error(`${choice.kind}: ${choice.reason}`);
  return choice;
}

describe('chooseLayout', () => {
  it.each([
    ['3x4', []],
    ['3x4+1', ['II']],
    ['3x4+2', ['II', 'V1']],
    ['3x4+3', ['V1', 'II', 'V5']],
    ['6x2', []],
    ['6x2+1', ['II']],
    ['12x1', []],
    ['6x1-limb', []],
    ['cabrera12x1', []],
    ['cabrera6x1', []],
    ['cabrera6x2', []],
    ['cabrera3x4+1', ['II']],
  ] satisfies [string, LeadName[]][])('tells %s from the others', (name, strips) => {
    const choice = choose(sketch(name, strips));
    expect(choice.name).toBe(name);
    expect(choice.orientation).toBe('upright');
    expect(choice.confidence).toBeGreaterThan(0.9);
    expect(choice.regions.filter((region) => region.rhythmStrip).map((region) => region.lead)).toEqual(strips);
  });

  it.each<PageOrientation>(['upside-down', 'mirrored', 'mirrored-upside-down'])(
    'sees a page that is %s',
    (orientation) => {
      const choice = choose(turnEvidence(sketch('3x4+1', ['II']), orientation));
      expect(choice.orientation).toBe(orientation);
      expect(choice.uncertainties).toContain(`The page is ${orientation}.`);
      expect(choice.regions[0]).toMatchObject({ lead: 'I', row: 0, start: 0, end: 2.5 });
    },
  );

  it.each<LeadName>(['V1', 'aVF', 'V5'])('names a rhythm strip by its signal: %s', (strip) => {
    const choice = choose(sketch('3x4+1', [strip]));
    expect(choice.regions.at(-1)).toMatchObject({ lead: strip, rhythmStrip: true, start: 0, end: 10 });
    // Beats as steady as these fall on one another in columns that follow one another, too: that alone stays open.
    expect(choice.uncertainties).toEqual([expect.stringMatching(/^Whether the columns follow one another/)]);
  });

  it('puts the leads where the paper has them, to a tenth of a millimetre', () => {
    const choice = choose(sketch('3x4+1', ['II']));
    const avf = choice.regions.find((region) => region.lead === 'aVF')!;
    expect(avf).toMatchObject({ row: 2, inverted: false, start: 2.5, end: 5 });
    expect(avf.left).toBeCloseTo(sketchedLeft + 62.5, 0);
    expect(Math.abs(avf.left - sketchedLeft - 62.5)).toBeLessThan(0.1);
    expect(avf.right - avf.left).toBeCloseTo(62.5, 6);
  });

  it('turns −aVR of Cabrera pages over', () => {
    const choice = choose(sketch('cabrera12x1'));
    expect(choice.regions[2]).toMatchObject({ lead: 'aVR', inverted: true, row: 2 });
  });

  it('starts every column of simultaneous pages at 0 s', () => {
    const shipped = findLayoutTemplate('3x4', templates);
    const template = { ...shipped, name: 'mine', columnTiming: 'simultaneous' as const };
    const evidence = sketchPage({ template, lead, seed: 5 });
    const choice = choose(evidence, { templates: [template] });
    expect(choice.regions.find((region) => region.lead === 'V4')).toMatchObject({ start: 0, end: 2.5 });
  });

  it('takes the template that the user names, whatever the evidence', () => {
    expect(choose(sketch('12x1'), { template: 'cabrera12x1' }).name).toBe('cabrera12x1');
  });

  it('refuses names that do not exist', () => {
    expect(() => chooseLayout(sketch('12x1'), { ...defaults, template: '5x5' })).toThrow(EinthovenError);
  });

  it('names the nearest layouts when no template has as many rows', () => {
    const page = sketch('12x1');
    const choice = chooseLayout({ ...page, rows: page.rows.slice(0, 8) }, defaults);
    expect(choice.kind).toBe('unknown');
    if (choice.kind === 'unknown') {
      expect(choice.reason).toContain('8 rows');
      expect(choice.candidates[0]?.name).toBe('6x2+1');
    }
  });

  it('knows nothing of a page without ink', () => {
    const page = sketch('3x4');
    const rows = page.rows.map((row) => ({ ...row, y: row.y.map(() => Number.NaN) }));
    expect(chooseLayout({ ...page, rows }, defaults).kind).toBe('unknown');
  });

  it('names no leads of flat lines', () => {
    const flat = () => new Float32Array(5000);
    for (const name of ['3x4', '6x2', '12x1']) {
      const page = sketchPage({ template: findLayoutTemplate(name, templates), lead: flat, seed: 1 });
      expect(chooseLayout(page, defaults).kind).not.toBe('chosen');
    }
  });

  it('names no leads of rows in an order of their own', () => {
    const order: LeadName[] = ['V3', 'aVL', 'V6', 'I', 'V1', 'aVF', 'III', 'V5', 'aVR', 'V2', 'II', 'V4'];
    const template = { ...findLayoutTemplate('12x1', templates), rows: order.map((name) => [name]) };
    expect(chooseLayout(sketchPage({ template, lead, seed: 1 }), defaults).kind).not.toBe('chosen');
  });

  it('calls layouts ambiguous when the evidence for them differs by less than the margin', () => {
    const choice = chooseLayout(sketch('12x1'), { ...defaults, minimumMargin: 10 });
    expect(choice.kind).toBe('ambiguous');
    if (choice.kind === 'ambiguous') expect(choice.candidates[0]?.name).toBe('12x1');
  });
});
