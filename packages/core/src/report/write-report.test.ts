import { describe, expect, it } from 'vitest';
import { pageOfRendering } from '../image/draw/test-support/page-of-rendering.ts';
import { findLayoutTemplate } from '../layouts/find-layout-template.ts';
import { parseLayoutTemplates } from '../layouts/parse-layout-templates.ts';
import { shippedLayouts } from '../layouts/shipped-layouts.ts';
import type { PrintedFields } from '../model/printed-fields.ts';
import { renderPage } from '../render/render-page.ts';
import { synthesizeHeart } from '../render/synthetic/synthesize-heart.ts';
import { millimetres } from '../units.ts';
import { drawReportPicture } from './draw-report-picture.ts';
import type { ReportInput } from './report-input.ts';
import { writeReport } from './write-report.ts';

const template = findLayoutTemplate('3x4+1', parseLayoutTemplates(shippedLayouts));
const page = pageOfRendering(renderPage(synthesizeHeart({}, 3), { template, dotsPerInch: 100, quarterTurns: 1 }));
const { place } = drawReportPicture(page.image, page.grid.map);
const complete: ReportInput = {
  title: 'page',
  outcome: { status: 'complete' },
  page,
  picture: { bytes: new Uint8Array([255, 216, 255]), mediaType: 'image/jpeg', place },
  printed: null,
  provenance: {
    software: 'einthoven 1',
    sourceName: 'page.png',
    sourceSha256: 'a'.repeat(64),
    pageNumber: 1,
    files: ['page.hea'],
  },
};
const failed: ReportInput = {
  ...complete,
  outcome: { status: 'failed', code: 'GRID_NOT_FOUND', message: 'No grid was found.' },
  page: { image: page.image, pose: page.pose },
};
const attack = `"><img src=x onerror=alert(1)> & 'name'\u0001.png`;

/** Elements in their order, by a reader that knows what these pages are made of. */
function listElements(html: string) {
  return [...html.matchAll(/<([a-z0-9]+)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*\/?>/gi)].map(([, name, attributes]) => ({
    name: name!.toLowerCase(),
    attributes: new Map(
      [...attributes!.matchAll(/([^\s=]+)(?:="([^"]*)")?/g)].map(([, key, value]) => [key!, value ?? '']),
    ),
  }));
}

/** Every opened element is closed, in order; void elements and those closed at once aside. */
function findUnclosed(html: string): string[] {
  const open: string[] = [];
  const body = html.replace(/<style>[\s\S]*?<\/style>/, '').replace(/<!doctype html>/, '');
  for (const [, close, name, rest] of body.matchAll(/<(\/?)([a-zA-Z0-9]+)((?:"[^"]*"|[^>"])*)>/g)) {
    if (close === '/') {
      if (open.pop() !== name) return [...open, name!];
    } else if (!rest!.endsWith('/') && !['meta', 'input', 'br'].includes(name!)) open.push(name!);
  }
  return open;
}

describe.each([
  ['a complete page', complete],
  ['a partial page', { ...complete, outcome: { status: 'partial', missingLeads: ['V6'], reasons: ['V6 is cut off'] } }],
  ['a failed page', failed],
  ['a file that was not opened', { ...failed, page: {}, picture: null }],
  [
    'hostile names',
    { ...complete, title: attack, provenance: { ...complete.provenance, sourceName: attack, files: [attack] } },
  ],
] as const satisfies readonly (readonly [string, ReportInput])[])('the report of %s', (_, input) => {
  const html = writeReport(input);
  const elements = listElements(html);

  it('is well formed, and its ids are its own', () => {
    expect(findUnclosed(html)).toEqual([]);
    const ids = elements.flatMap(({ attributes }) => attributes.get('id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const references = elements.flatMap(({ attributes }) =>
      [attributes.get('aria-labelledby'), attributes.get('for'), attributes.get('href')?.match(/^#(.+)/)?.[1]].flatMap(
        (value) => value?.split(' ') ?? [],
      ),
    );
    expect(references.length).toBeGreaterThan(0);
    for (const reference of references) expect(ids).toContain(reference);
  });

  it('loads nothing and runs nothing', () => {
    expect(html).toMatch(/<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:/);
    expect(elements.map(({ name }) => name)).not.toContain('script');
    expect(elements.map(({ name }) => name)).not.toContain('img');
    for (const { attributes } of elements) {
      for (const [key, value] of attributes) {
        expect(key).not.toMatch(/^on|^style$/);
        if (['href', 'src'].includes(key)) expect(value).toMatch(/^(#|data:image\/)/);
      }
    }
    expect(html.replace(/<desc|xmlns="[^"]*"/g, '')).not.toMatch(/url\((?!#)|@import|https?:/);
  });

  it('has headings in order, a language, a title, and names for what can be operated or seen', () => {
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(html).toMatch(/<title>[^<]+<\/title>/);
    const headings = elements.map(({ name }) => name).filter((name) => /^h\d$/.test(name));
    expect(headings[0]).toBe('h1');
    expect(headings.slice(1).every((name) => name === 'h2')).toBe(true);
    const labelled = new Set(
      elements.filter(({ name }) => name === 'label').map(({ attributes }) => attributes.get('for')),
    );
    for (const { name, attributes } of elements) {
      if (name === 'input') expect(labelled).toContain(attributes.get('id'));
      if (name === 'svg')
        expect(attributes.has('aria-labelledby') || attributes.get('aria-hidden') === 'true').toBe(true);
      if (attributes.get('role') === 'region') expect(attributes.get('aria-label')).toMatch(/\w/);
      if (name === 'th') expect(attributes.get('scope')).toMatch(/^(row|col)$/);
    }
  });
});

describe('what a report says', () => {
  it('names the outcome in words, not only by colour', () => {
    expect(writeReport(complete)).toMatch(/<\/span> Complete<\/span><span>12 leads read/);
    const html = writeReport(failed);
    expect(html).toMatch(/<\/span> Failed<\/span><span>The picture was read; the scale of its paper was not found\./);
    expect(html.includes('No grid was found.')).toBe(true);
    expect(html).toContain('Give grid.pixelsPerMillimetre, or scan in grey or colour so that the grid shows.');
    expect(html).toContain('data:image/jpeg;base64,/9j/');
  });

  it('has a switch for each layer that the page reached', () => {
    const switches = (input: ReportInput) => [...writeReport(input).matchAll(/id="layer-(\w+)"/g)].map(([, id]) => id);
    expect(switches(complete)).toEqual(['grid', 'rows', 'leads', 'traces']);
    expect(switches({ ...failed, page: { image: page.image, grid: page.grid } })).toEqual(['grid']);
    expect(switches(failed)).toEqual([]);
  });

  it('sets measurements beside printed values and says where they disagree', () => {
    const box = { left: millimetres(0), top: millimetres(0), right: millimetres(1), bottom: millimetres(1) };
    const heartRate = { value: 36, box, confidence: 0.9 };
    const html = writeReport({ ...complete, printed: { ...silent, heartRate } });
    expect(html).toMatch(/Heart rate<\/th><td>7\d[^<]*<\/td><td>36 bpm<\/td><td><span class="bad">.*disagrees/);
    expect(html.includes('the time scale is doubtful')).toBe(true);
    expect(writeReport(complete).includes('No printed measurements were read')).toBe(true);
  });

  it('leaves gaps empty and marks what was hard to read', () => {
    const whole = writeReport(complete);
    const change = (traces: ReportInput['page']['traces'], confidence: number) =>
      writeReport({
        ...complete,
        page: {
          ...page,
          traces: traces!.map((trace) => ({ ...trace, confidence: trace.confidence.map(() => confidence) })),
        },
      });
    const isDashed = (html: string) => /class="trace doubtful" d="M-?\d+ -?\d+l/.test(html);
    expect(isDashed(whole)).toBe(false);
    expect(isDashed(change(page.traces, 0.1))).toBe(true);
    const leads = page.record.leads.map((lead) => ({ ...lead, samples: lead.samples.map(() => Number.NaN) }));
    const empty = writeReport({ ...complete, page: { ...page, record: { ...page.record, leads } } });
    expect(empty.length).toBeLessThan(whole.length - 20_000);
    expect(empty.includes('not measurable')).toBe(true);
  });

  it('stays small', () => {
    expect(writeReport(complete).length).toBeLessThan(500_000);
  });
});

const silent: PrintedFields = {
  paperSpeed: null,
  gains: [],
  filter: null,
  heartRate: null,
  prInterval: null,
  qrsDuration: null,
  qtInterval: null,
  correctedQtInterval: null,
  pAxis: null,
  qrsAxis: null,
  tAxis: null,
  device: null,
  personal: { name: null, id: null, age: null, sex: null, birthDate: null, recordingDate: null, recordingTime: null },
};
