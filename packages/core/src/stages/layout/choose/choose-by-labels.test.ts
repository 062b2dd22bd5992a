import { describe, expect, it } from 'vitest';
import { findLayoutTemplate } from '../../../layouts/find-layout-template.ts';
import { parseLayoutTemplates } from '../../../layouts/parse-layout-templates.ts';
import { shippedLayouts } from '../../../layouts/shipped-layouts.ts';
import { shippedTemplates } from '../../../layouts/shipped-templates.ts';
import type { LayoutTemplate } from '../../../model/layout-template.ts';
import type { LeadName, PrintedLead } from '../../../model/lead.ts';
import type { LeadLabel } from '../../../model/printed.ts';
import { millimetres, millimetresPerMillivolt, millimetresPerSecond } from '../../../units.ts';
import { chooseLayout } from './choose-layout.ts';
import type { LayoutEvidence, OrientedLabels } from './layout-evidence.ts';
import { labelPage } from './test-support/label-page.ts';
import { sketchedLeft, sketchPage } from './test-support/sketch-page.ts';
import { synthesizeLeads } from './test-support/synthesize-leads.ts';
import { turnEvidence } from './turn-evidence.ts';

const templates = parseLayoutTemplates(shippedLayouts);
const synthesized = synthesizeLeads(10);
/** Leads beyond the twelve look like V1 here. */
const lead = (name: PrintedLead) => synthesized(/^V(\dR|[7-9])$/.test(name) ? 'V1' : name);

function makeTemplate(rows: readonly (readonly PrintedLead[])[]): LayoutTemplate {
  return { name: 'page', description: '', rows, rhythmStrips: [], columnTiming: 'sequential' };
}

function sketch(template: LayoutTemplate | string, strips: readonly LeadName[] = []): LayoutEvidence {
  const found = typeof template === 'string' ? findLayoutTemplate(template, templates) : template;
  return sketchPage({ template: found, strips, lead, seed: 3 });
}

function rowsOf(name: string) {
  return findLayoutTemplate(name, templates).rows;
}

function choose(
  evidence: LayoutEvidence,
  labels: readonly LeadLabel[] | OrientedLabels,
  known: readonly LayoutTemplate[] = templates,
) {
  return chooseLayout(evidence, {
    templates: known,
    template: null,
    minimumMargin: 0.05,
    paperSpeed: millimetresPerSecond(25),
    gain: millimetresPerMillivolt(10),
    labels: Array.isArray(labels) ? { upright: labels } : (labels as OrientedLabels),
  });
}

function chosen(evidence: LayoutEvidence, labels: readonly LeadLabel[] | OrientedLabels) {
  const choice = choose(evidence, labels);
  if (choice.kind !== 'chosen') throw new Error(`${choice.kind}: ${choice.reason}`);
  return choice;
}

function keepRows(evidence: LayoutEvidence, first: number, end: number): LayoutEvidence {
  return { ...evidence, rows: evidence.rows.slice(first, end) };
}

describe('chooseLayout with labels', () => {
  it.each(['6x1-precordial', '3x1-V1-V3', '3x2-precordial', '3x4', 'cabrera6x2'])('knows %s by its labels', (name) => {
    const choice = chosen(sketch(name), labelPage({ rows: rowsOf(name) }));
    expect(choice.name).toBe(name);
    expect(choice.uncertainties.join()).not.toMatch(/label|names|missing/);
  });

  it('reads a layout that no template describes from rows and labels alone', () => {
    const rows: PrintedLead[][] = [
      ['I', 'aVR', 'V1', 'V4', 'V4R'],
      ['II', 'aVL', 'V2', 'V5', 'V8'],
      ['III', 'aVF', 'V3', 'V6', 'V9'],
    ];
    const choice = chosen(sketch(makeTemplate(rows)), labelPage({ rows }));
    expect(choice.name).toBe('by-labels');
    expect(choice.regions.map((region) => region.lead)).toEqual(rows.flat());
    expect(choice.regions.find((region) => region.lead === 'V8')).toMatchObject({ row: 1, start: 8, end: 10 });
  });

  it('knows the usual fifteen leads by half of their names', () => {
    const rows: (PrintedLead | null)[][] = [
      [null, 'aVR', null, 'V4', null],
      [null, 'aVL', 'V2', null, 'V8'],
      [null, 'aVF', null, 'V6', 'V9'],
    ];
    const template = findLayoutTemplate('3x5-V4R-V8-V9', shippedTemplates());
    const choice = choose(sketch(template), labelPage({ rows }), shippedTemplates());
    expect(choice).toMatchObject({ kind: 'chosen', name: '3x5-V4R-V8-V9' });
  });

  it('gives no name to two leads: the surer label has it', () => {
    const rows: PrintedLead[][] = ['I', 'II', 'III', 'aVR', 'aVF', 'V1', 'V5', 'V6'].map((name) => [
      name as PrintedLead,
    ]);
    const labels = labelPage({ rows: rows.map(([name]) => [name === 'V1' ? 'V6' : name!]) });
    const sure = labels.map((label, index) => (index === 7 ? { ...label, confidence: 0.99 } : label));
    const choice = chosen(sketch(makeTemplate(rows)), sure);
    expect(choice.regions.find((region) => region.lead === 'V6')).toMatchObject({ row: 7 });
    expect(choice.regions.map((region) => region.lead).toSorted()).toEqual(
      rows
        .flat()
        .filter((name) => name !== 'V1')
        .toSorted(),
    );
  });

  it('leaves out a lead that nothing names', () => {
    const names: PrintedLead[] = ['I', 'II', 'III', 'aVR', 'aVF', 'V1', 'V5', 'V6'];
    const rows = names.map((name) => [name]);
    const labels = labelPage({ rows: rows.map((row, index) => (index === 6 ? [null] : row)) });
    const choice = chosen(sketch(makeTemplate(rows)), labels);
    expect(choice.regions.map((region) => region.lead)).toEqual(names.filter((name) => name !== 'V5'));
    expect(choice.uncertainties.join()).toMatch(/row 7, column 1/);
  });

  it('reads names before their rows at other heights', () => {
    const names: PrintedLead[] = ['II', 'III', 'aVR', 'aVF', 'V1', 'V5', 'V6'];
    const rows = names.map((name) => [name]);
    const labels = labelPage({ rows }).map((label, index) => {
      const { left, right, top, bottom } = label.box;
      const down = index === 3 || index === 5 ? -5.5 : 0;
      const box = { left: left - 9, right: right - 9, top: top + down, bottom: bottom + down } as LeadLabel['box'];
      return { ...label, box };
    });
    const choice = chosen(sketch(makeTemplate(rows)), labels);
    expect(choice.regions.map((region) => region.lead)).toEqual(names);
  });

  it('names a single strip by its label, and not without it', () => {
    const evidence = sketch(makeTemplate([['II']]));
    const choice = chosen(evidence, labelPage({ rows: [['II']] }));
    expect(choice.regions).toMatchObject([{ lead: 'II', row: 0, start: 0, end: 10 }]);
    expect(choose(evidence, []).kind).toBe('unknown');
    expect(choose(evidence, labelPage({ rows: [['II']], confidence: 0.6 })).kind).toBe('unknown');
  });

  it('reads what is left of a page with rows cut off', () => {
    const labels = labelPage({ rows: rowsOf('3x4').slice(0, 2) });
    const choice = chosen(keepRows(sketch('3x4'), 0, 2), labels);
    expect(choice.regions.map((region) => region.lead)).toEqual(rowsOf('3x4').slice(0, 2).flat());
  });

  it('fills the names of a part in from its template and says what is missing', () => {
    const rows = rowsOf('6x2').slice(0, 5);
    const labels = labelPage({ rows: rows.map(([left, right], index) => [left!, index % 2 ? null : right!]) });
    const choice = chosen(keepRows(sketch('6x2'), 0, 5), labels);
    expect(choice.name).toBe('part-of-6x2');
    expect(choice.regions.map((region) => region.lead)).toEqual(rows.flat());
    expect(choice.uncertainties.join()).toMatch(/missing: aVF, V6/);
  });

  it('keeps the columns where they are when the last one is cut', () => {
    const whole = sketch('3x4');
    const end = 8.4;
    const rows = whole.rows.map((row) => {
      const y = row.y.slice(0, Math.round((end * 25) / row.step));
      return { ...row, y, traceEnd: millimetres(row.start + (y.length - 1) * row.step) };
    });
    const choice = chosen({ ...whole, rows }, labelPage({ rows: rowsOf('3x4') }));
    const v5 = choice.regions.find((region) => region.lead === 'V5')!;
    expect(Math.abs(v5.left - sketchedLeft - 187.5)).toBeLessThan(0.5);
    expect(Math.abs(v5.right - sketchedLeft - 25 * end)).toBeLessThan(0.5);
    expect(choice.regions).toHaveLength(12);
  });

  it('reads a page a little short whose columns may be narrow or one of them cut, and says so', () => {
    const template = findLayoutTemplate('3x4', templates);
    for (const durationSeconds of [9.65, 9.7, 9.75]) {
      const page = sketchPage({ template, strips: [], lead, seed: 3, durationSeconds });
      const choice = chosen(page, labelPage({ rows: rowsOf('3x4'), width: 250 }));
      expect(choice.regions.map((region) => region.lead).toSorted()).toEqual(rowsOf('3x4').flat().toSorted());
      expect(choice.uncertainties.join()).toMatch(/cut off at one side is not clear: .* up to 0\.[12]\d s/);
    }
  });

  it('leaves a row out that has no label and is no lead', () => {
    const page = sketch('6x2+1', ['II']);
    const labels = labelPage({ rows: rowsOf('6x2'), strips: ['II'] });
    const extra = { ...page.rows[0]!, baseline: millimetres(30 + 25 * 7), y: page.rows[0]!.y.map(() => 205) };
    const choice = chosen({ ...page, rows: [...page.rows, extra] }, labels);
    expect(choice.name).toBe('6x2+1');
    expect(choice.uncertainties.join()).toMatch(/Row 8 belongs to no lead/);
  });

  it('reads names that stand over the row above, where rows are close', () => {
    const evidence = sketch('6x2');
    const pitch = 10;
    // The rows as they are, nearer to one another; names 11 mm over theirs.
    const rows = evidence.rows.map((row, index) => {
      const baseline = millimetres(30 + pitch * index);
      return { ...row, baseline, y: row.y.map((y) => y - row.baseline + baseline) };
    });
    const labels = labelPage({ rows: rowsOf('6x2') }).map((label) => {
      const row = Math.round((label.box.top + 9 - 30) / 25);
      const top = millimetres(30 + pitch * row - 12.5);
      return { ...label, box: { ...label.box, top, bottom: millimetres(top + 3) } };
    });
    const choice = chosen({ ...evidence, rows, pulses: [] }, labels);
    expect(choice.name).toBe('6x2');
    expect(choice.regions.map((region) => region.lead).slice(0, 2)).toEqual(['I', 'V1']);
  });

  it('says that a strip is labelled as another lead than its signal shows', () => {
    const choice = chosen(sketch('3x4+1', ['V1']), labelPage({ rows: rowsOf('3x4'), strips: ['II'] }));
    expect(choice.regions.at(-1)).toMatchObject({ lead: 'V1', rhythmStrip: true });
    expect(choice.uncertainties.join()).toMatch(/is labelled II but agrees with V1/);
  });

  it('keeps its layout where one label is misread, and says so', () => {
    const rows = rowsOf('3x4').map((row) => row.map((name) => (name === 'V4' ? 'V1' : name)));
    const choice = chosen(sketch('3x4+1', ['II']), labelPage({ rows, strips: ['II'] }));
    expect(choice.name).toBe('3x4+1');
    expect(choice.uncertainties.join()).toMatch(/reads V1; everything else says V4/);
  });

  it('keeps its layout where two labels are misread for names that look like them', () => {
    const misread: Partial<Record<PrintedLead, PrintedLead>> = { aVF: 'aVR', V6: 'V8' };
    const rows = rowsOf('3x4').map((row) => row.map((name) => misread[name] ?? name));
    const choice = chosen(sketch('3x4+1', ['II']), labelPage({ rows, strips: ['II'], confidence: 0.99 }));
    expect(choice.name).toBe('3x4+1');
    expect(choice.uncertainties.join()).toMatch(
      /reads aVR; everything else says aVF.*reads V8; everything else says V6/,
    );
  });

  it('does not take a template for a page that shows all of its leads in another order', () => {
    const swapped: Partial<Record<PrintedLead, PrintedLead>> = { V2: 'V4', V4: 'V2' };
    const rows = rowsOf('3x4').map((row) => row.map((name) => swapped[name] ?? name));
    const choice = choose(sketch(makeTemplate(rows)), labelPage({ rows }));
    expect(choice.kind === 'chosen' ? choice.name : choice.kind).not.toMatch(/3x4/);
  });

  it('does not name a strip by an unsure label against all else', () => {
    const page = sketch('3x4+1', ['II']);
    const empty = { ...page.rows[3]!, y: page.rows[3]!.y.map(() => page.rows[3]!.baseline as number) };
    const labels = (confidence: number) =>
      labelPage({ rows: rowsOf('3x4'), strips: ['I'] }).map((label, index) =>
        index === 12 ? { ...label, confidence } : label,
      );
    const read = (confidence: number) =>
      chosen({ ...page, rows: [...page.rows.slice(0, 3), empty] }, labels(confidence));
    expect(read(0.65).regions.at(-1)).toMatchObject({ lead: 'II', rhythmStrip: true });
    expect(read(0.65).uncertainties.join()).toMatch(/is labelled I but is taken for II/);
    expect(read(0.99).regions.at(-1)).toMatchObject({ lead: 'I', rhythmStrip: true });
  });

  it('never follows the rows against their labels', () => {
    const rows = rowsOf('3x4').map((row) => row.toReversed());
    const choice = choose(sketch('3x4'), labelPage({ rows }));
    expect(choice.kind === 'chosen' ? choice.name : choice.kind).not.toMatch(/3x4/);
  });

  it('refuses a page whose only label, surely read, stands where no lead begins', () => {
    const [label] = labelPage({ rows: [['V6']] });
    const at = (confidence: number): LeadLabel[] => {
      const box = { ...label!.box, left: millimetres(sketchedLeft + 150), right: millimetres(sketchedLeft + 155) };
      return [{ ...label!, confidence, box }];
    };
    const choice = choose(sketch('3x4'), at(0.94));
    expect(choice).toMatchObject({ kind: 'unknown' });
    expect(choice.kind === 'unknown' && choice.reason).toMatch(/V6 stands in row 1 where no lead begins/);
    expect(chosen(sketch('3x4'), at(0.6)).uncertainties.join()).toMatch(/V6 stands in row 1/);
    const others = labelPage({ rows: rowsOf('3x4') });
    expect(chosen(sketch('3x4'), [...others, ...at(0.94)]).name).toBe('3x4');
  });

  it('does not take the names in a table beside the rows for labels', () => {
    const [label] = labelPage({ rows: [['V6']] });
    const table = (['V1', 'V2', 'V3', 'V4'] as const).map((lead, index): LeadLabel => {
      const [left, top] = [sketchedLeft + 252, 20 + 6 * index];
      const box = { left, top, right: left + 5, bottom: top + 3 } as LeadLabel['box'];
      return { ...label!, lead, box };
    });
    expect(chosen(sketch('3x4'), table).uncertainties.join()).not.toMatch(/label/);
  });

  it('follows no labels alone where one of them names a row that was not found', () => {
    const rows: PrintedLead[][] = [['II'], ['aVF'], ['V3']];
    const page = sketch(makeTemplate(rows));
    expect(chosen(page, labelPage({ rows })).regions).toHaveLength(3);
    const choice = choose(keepRows(page, 0, 2), labelPage({ rows }));
    expect(choice.kind === 'unknown' && choice.reason).toMatch(/The label V3 stands over no row/);
  });

  it('makes no columns of rows that have one label each', () => {
    const lead = synthesizeLeads(10);
    const noise = sketchPage({
      template: findLayoutTemplate('12x1', templates),
      strips: [],
      lead: () => lead('V2'),
      seed: 3,
    });
    const unread: PrintedLead[] = ['I', 'aVR', 'aVL', 'aVF'];
    const rows = rowsOf('12x1').map(([name]) => [unread.includes(name!) ? null : name!]);
    const choice = choose(noise, labelPage({ rows }));
    const read = choice.kind === 'chosen' ? choice.regions : [];
    expect(read.filter(({ rhythmStrip }) => rhythmStrip)).toEqual([]);
  });

  it('sees two ECGs that stand one above the other', () => {
    const rows = [...rowsOf('3x4'), ...rowsOf('3x4')];
    const choice = choose(sketch({ ...makeTemplate(rows) }), labelPage({ rows }));
    expect(choice).toMatchObject({ kind: 'unknown' });
    expect(choice.kind === 'unknown' && choice.reason).toMatch(/rows 1 to 3 and rows 4 to 6/);
  });

  it('knows by the labels that a page is upside down', () => {
    const labels = labelPage({ rows: rowsOf('6x1-precordial') });
    const choice = chosen(turnEvidence(sketch('6x1-precordial'), 'upside-down'), { 'upside-down': labels });
    expect(choice).toMatchObject({ name: '6x1-precordial', orientation: 'upside-down' });
  });

  it('does not take columns for simultaneous because a steady heart beats alike in them, but says so', () => {
    const template = { ...findLayoutTemplate('3x4', templates), columnTiming: 'simultaneous' as const };
    const choice = chosen(sketch(template), labelPage({ rows: template.rows }));
    expect(choice.name).toBe('3x4');
    expect(choice.regions.find((region) => region.lead === 'V4')).toMatchObject({ start: 7.5, end: 10 });
    expect(choice.uncertainties.join()).toMatch(/follow one another or show the same seconds is not clear/);
  });
});
