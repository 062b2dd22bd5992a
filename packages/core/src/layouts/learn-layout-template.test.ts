import { describe, expect, it } from 'vitest';
import type { LeadRegion } from '../model/page-layout.ts';
import { millimetres, millimetresPerMillivolt, millimetresPerSecond, seconds } from '../units.ts';
import { findLayoutTemplate } from './find-layout-template.ts';
import { learnLayoutTemplate } from './learn-layout-template.ts';
import { parseLayoutTemplates } from './parse-layout-templates.ts';
import { shippedLayouts } from './shipped-layouts.ts';

const templates = parseLayoutTemplates(shippedLayouts);

function layOut(name: string, timing: 'sequential' | 'simultaneous' = 'sequential'): LeadRegion[] {
  const { rows, rhythmStrips } = findLayoutTemplate(name, templates);
  const region = (
    lead: string,
    row: number,
    place: { column: number; columns: number; strip: boolean },
  ): LeadRegion => {
    const width = 250 / place.columns;
    const start = timing === 'sequential' ? (10 * place.column) / place.columns : 0;
    return {
      lead: (lead === '-aVR' ? 'aVR' : lead) as LeadRegion['lead'],
      inverted: lead === '-aVR',
      row,
      rhythmStrip: place.strip,
      left: millimetres(12 + place.column * width),
      right: millimetres(12 + (place.column + 1) * width),
      start: seconds(start),
      end: seconds(start + 10 / place.columns),
      paperSpeed: millimetresPerSecond(25),
      paperSpeedSource: 'grid',
      paperSpeedConfidence: 1,
      gain: millimetresPerMillivolt(10),
      gainSource: 'grid',
      gainConfidence: 1,
    };
  };
  const short = rows.flatMap((leads, row) =>
    leads.map((lead, column) => region(lead, row, { column, columns: leads.length, strip: false })),
  );
  const strips = rhythmStrips.map((_, index) =>
    region(['II', 'V1', 'V5'][index]!, rows.length + index, { column: 0, columns: 1, strip: true }),
  );
  return [...strips, ...short];
}

describe('learnLayoutTemplate', () => {
  it.each(['3x4+2', '6x2', '12x1', 'cabrera6x2+1'])('gives %s back', (name) => {
    const learned = learnLayoutTemplate({ regions: layOut(name) }, 'mine');
    const shipped = findLayoutTemplate(name, templates);
    const rhythmStrips = ['II', 'V1', 'V5'].slice(0, shipped.rhythmStrips.length);
    expect(learned).toMatchObject({ name: 'mine', rows: shipped.rows, rhythmStrips, columnTiming: 'sequential' });
  });

  it('sees that all columns begin at 0 s', () => {
    const learned = learnLayoutTemplate({ regions: layOut('3x4', 'simultaneous') }, 'mine');
    expect(learned).toMatchObject({ description: '3 rows of 4 leads', columnTiming: 'simultaneous' });
  });

  it('refuses a page on which a place has no lead', () => {
    const regions = layOut('3x4').filter(({ lead }) => lead !== 'V2');
    expect(() => learnLayoutTemplate({ regions }, 'mine')).toThrow(/row 2, column 3/);
  });

  it('refuses strips above short leads', () => {
    const regions = layOut('3x4+1').map((one) => ({ ...one, row: one.rhythmStrip ? 0 : one.row + 1 }));
    expect(() => learnLayoutTemplate({ regions }, 'mine')).toThrow(/above/);
  });
});
