import { expect, it } from 'vitest';
import { makeTestDigitization } from '../test-support/make-test-digitization.ts';
import { describeStages } from './describe-stages.ts';
import { formatInspection } from './format-inspection.ts';
import { listStageData } from './list-stage-data.ts';

const { page } = makeTestDigitization();

it('describeStages tells in words what each stage found', () => {
  expect(describeStages(page)).toEqual({
    read: ['png picture of 4 × 2 px, 100 bytes; its resolution is not stated.'],
    segment: ['Mean evidence a pixel, 0 to 255: ink 63.75, grid 63.75, text 63.75.'],
    rectify: ['The page lies upright after 1 quarter turn clockwise, rotated by 1.25° clockwise.'],
    grid: [
      '7.874 px/mm across, 7.9 px/mm down, from dots per inch, confidence 50 %.',
      'Seen: 1 mm lines and 5 mm lines; the picture shows 200 × 100 mm of paper; residual 0.12 px.',
    ],
    layout: [
      'Layout 3x4+1 (score 3.2, confidence 90 %); next best 3x4 (1.1).',
      '0 rows, 0 lead separators, 0 calibration pulses.',
      'Paper speed 25 mm/s assumed; gain 10 mm/mV from calibration pulse.',
      'Uncertain: The rhythm strip could be II or V5.',
    ],
    trace: ['Pen 0.4 mm wide. Followed: I 75 %, II 75 %.'],
    signals: ['0.008 s at 500 Hz: I 0–0.008 s, II 0–0.008 s.'],
    quality: [
      'Grade good, worst lead fair; 75 % of the signals covered.',
      'Einthoven residual 0.05, Goldberger residual not measurable.',
      'GAP (II): A hole of 0.3 s.',
    ],
  });
});

it('tell of a page that failed what its stages found before', () => {
  const { format, image, bytes, dotsPerInch, maps } = page;
  const early = { format, image, bytes, dotsPerInch, maps };
  const told = Object.entries(describeStages(early)).filter(([, findings]) => findings.length > 0);
  expect(told.map(([stage]) => stage)).toEqual(['read', 'segment']);
  const data = Object.entries(listStageData(early, 'short')).filter(([, value]) => value !== null);
  expect(data.map(([stage]) => stage)).toEqual(['read', 'segment']);
});

it('listStageData gives data that JSON can hold: sizes for pictures, null for missing numbers', () => {
  const full = JSON.parse(JSON.stringify(listStageData(page, 'full')));
  expect(full.read).toEqual({
    format: 'png',
    pageIndex: 0,
    dotsPerInch: null,
    bytes: 100,
    image: { width: 4, height: 2 },
  });
  expect(full.trace.traces[0].y).toEqual([10, null, 10.5, 10.25]);
  const short = JSON.parse(JSON.stringify(listStageData(page, 'short')));
  expect(short.trace.traces[0].y).toEqual({ values: 4, finite: 3 });
});

it('formatInspection ends with the status, or with error and remedy', () => {
  const stages = [{ stage: 'read', milliseconds: 3, findings: ['A picture.'], data: {} }] as const;
  const partial = { status: 'partial', stages, missingLeads: ['V1'], reasons: ['V1 is cut off'] } as const;
  expect(formatInspection(partial)).toBe(
    'read (3 ms)\n  A picture.\nstatus: partial\nmissing leads: V1\nV1 is cut off\n',
  );
  const failed = { status: 'failed', stages, code: 'NO_INK', message: 'Nothing.' } as const;
  expect(formatInspection(failed)).toMatch(/^read \(3 ms\)\n {2}A picture\.\nfailed: NO_INK: Nothing\.\nCheck that/);
});
