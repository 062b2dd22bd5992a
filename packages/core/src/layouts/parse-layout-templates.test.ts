import { describe, expect, it } from 'vitest';
import { EinthovenError } from '../errors.ts';
import { findLayoutTemplate } from './find-layout-template.ts';
import { parseLayoutTemplates } from './parse-layout-templates.ts';
import { shippedLayouts } from './shipped-layouts.ts';

function messageOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    expect(error).toBeInstanceOf(EinthovenError);
    expect((error as EinthovenError).code).toBe('OPTION_INVALID');
    return (error as EinthovenError).message;
  }
  throw new Error('expected an error');
}

describe('shipped layouts', () => {
  const templates = parseLayoutTemplates(shippedLayouts);

  it('reads columns from left to right and rhythm strips of any lead', () => {
    const template = findLayoutTemplate('3X4+3', templates);
    expect(template.rows.map((row) => row[0])).toEqual(['I', 'II', 'III']);
    expect(template.rows.map((row) => row[3])).toEqual(['V4', 'V5', 'V6']);
    expect(template.rhythmStrips).toEqual([null, null, null]);
    expect(template.columnTiming).toBe('sequential');
  });

  it('reads −aVR of Cabrera pages', () => {
    expect(findLayoutTemplate('cabrera12x1', templates).rows[2]).toEqual(['-aVR']);
  });

  it('names the known layouts when one is missing', () => {
    expect(messageOf(() => findLayoutTemplate('5x5', templates))).toMatch(/5x5.*3x4\+1.*cabrera6x2/);
  });
});

describe('parseLayoutTemplates', () => {
  const cases: [string, string, RegExp][] = [
    ['unknown lead', 'layouts: [{name: mine, rows: [[I, V10]]}]', /mine: rows\.0\.1: .*found V10/],
    ['unknown key', 'layouts: [{name: mine, rows: [[I]], strips: [II]}]', /mine.*strips/],
    ['lead twice', 'layouts: [{name: mine, rows: [[aVR], [-aVR]]}]', /mine: rows: lead aVR stands there twice/],
    ['uneven rows', 'layouts: [{name: mine, rows: [[I, II], [III]]}]', /mine: rows: .*columns/],
    ['nothing', 'layouts: [{name: mine}]', /mine: rows: .*at least one/],
    ['no name', 'layouts: [{rows: [[I]]}]', /number 1: name/],
    ['same name', 'layouts: [{name: a, rows: [[I]]}, {name: a, rows: [[II]]}]', /name a\./],
    ['not YAML', 'layouts: [', /not YAML/],
    ['an alias of nothing', 'layouts: [{name: a, rows: *b}]', /not YAML/],
    ['not a list', 'hello', /Layouts: /],
    ['an empty entry', 'layouts: [null]', /number 1/],
  ];
  it.each(cases)('refuses %s', (_, text, message) => {
    expect(messageOf(() => parseLayoutTemplates(text))).toMatch(message);
  });
});
