import { describe, expect, it } from 'vitest';
import type { QualityReport } from '../../model/quality.ts';
import type { StageContext } from '../../pipeline/stage.ts';
import { qualityStage } from './quality-stage.ts';
import { pageOfSignals } from './test-support/page-of-signals.ts';

const { NaN: hole } = Number;
const beat = Array.from({ length: 100 }, (_, n) => Math.sin(n / 7));
const flat = beat.map(() => 0);
/** The first so many samples; what follows was not read. */
const until = (count: number) => beat.map((value, n) => (n < count ? value : hole));

async function judge(...page: Parameters<typeof pageOfSignals>): Promise<QualityReport> {
  const { quality } = await qualityStage.run(pageOfSignals(...page), { minimumCoverage: 0.5 }, {} as StageContext);
  return quality;
}
const codes = (quality: QualityReport) => quality.warnings.map(({ code }) => code);

describe('qualityStage', () => {
  it('finds nothing to say of a faultless page', async () => {
    const quality = await judge({ I: beat, II: beat, III: flat });
    expect(quality).toMatchObject({
      coverage: 1,
      scaleSource: 'grid',
      scaleConfidence: 1,
      layoutConfidence: 1,
      einthovenResidual: 0,
      goldbergerResidual: null,
      warnings: [],
    });
    expect(quality.traceConfidence).toBeCloseTo(0.9, 6);
  });

  it('measures coverage and grade of each lead', async () => {
    const quality = await judge({ V1: beat, V2: until(96), V3: until(40) });
    expect(quality.leads.map(({ lead, coverage }) => [lead, coverage])).toEqual([
      ['V1', 1],
      ['V2', 0.96],
      ['V3', 0.4],
    ]);
    const [whole, , broken] = quality.leads;
    expect(whole!.ratio.low).toBeGreaterThan(broken!.ratio.low);
    expect(whole!.ratio.expected).toBeGreaterThanOrEqual(whole!.ratio.low);
    expect(quality.worstGrade).toBe(broken!.grade);
    expect(broken!.gaps).toEqual([{ start: 0.4, end: 1 }]);
    expect(whole!.gaps).toEqual([]);
    expect(quality.coverage).toBeCloseTo((1 + 0.96 + 0.4) / 3, 9);
  });

  it('names the leads of which less than the least part was read', async () => {
    const quality = await judge({ V1: beat, V2: until(50), V3: until(49) });
    expect(quality.warnings).toEqual([
      { code: 'LEAD_INCOMPLETE', message: 'Of lead V3 only 49 % could be read.', lead: 'V3' },
    ]);
  });

  it('counts a lead without a single sample as not covered and not trusted', async () => {
    expect((await judge({ V1: until(0) })).leads[0]).toMatchObject({
      lead: 'V1',
      coverage: 0,
      traceConfidence: 0,
      grade: 'poor',
    });
  });

  it('warns of laws that are broken', async () => {
    const quality = await judge({ I: beat, II: flat, III: beat, aVR: beat, aVL: beat, aVF: beat });
    expect(codes(quality).slice(0, 2)).toEqual(['LEAD_LAW_BROKEN', 'LEAD_LAW_BROKEN']);
    expect(quality.goldbergerResidual).toBeCloseTo(3, 6);
    expect(quality.warnings[1]!.message).toMatch(/Goldberger.*300 %/);
  });

  it('hands on what the layout was not sure of', async () => {
    const layout = { uncertainties: ['The page may be mirrored.'], confidence: 0.89 };
    const { warnings } = await judge({ V1: beat }, { layout });
    expect(warnings).toEqual([
      { code: 'LAYOUT_UNCERTAIN', message: 'The page may be mirrored.' },
      { code: 'LAYOUT_UNSURE', message: 'The layout 3x4 is 89 % sure.' },
    ]);
  });

  it('says that speed and gain are assumed, and calls nothing excellent then', async () => {
    const quality = await judge({ V1: beat }, { layout: { gainSource: 'assumed', paperSpeedSource: 'assumed' } });
    expect(codes(quality)).toEqual(['SCALE_ASSUMED']);
    expect(quality.worstGrade).not.toBe('excellent');
    const { warnings } = await judge({ V1: beat }, { layout: { paperSpeedSource: 'assumed' } });
    expect(warnings.map(({ message }) => message).join()).toMatch(/: 25 mm\/s assumed/);
  });

  it('tells who contradicts the scale, and calls nothing better than fair then', async () => {
    const conflict = 'The pulse says 5 mm/mV, the print says 10.';
    const quality = await judge({ V1: beat }, { layout: { calibration: { witnesses: [], conflicts: [conflict] } } });
    expect(quality.warnings).toEqual([{ code: 'SCALE_CONFLICT', message: conflict }]);
    expect(['fair', 'poor']).toContain(quality.worstGrade);
  });

  it('calls nothing excellent on an unsure grid', async () => {
    expect((await judge({ V1: beat }, { grid: { scaleConfidence: 0.55 } })).worstGrade).not.toBe('excellent');
  });

  it('says that a network was needed', async () => {
    expect(codes(await judge({ V1: beat }, { hard: true }))).toEqual(['PAGE_HARD']);
  });

  it('gives every sample a probability and an expected error, and less trust to fainter ones', async () => {
    const run = (confidence: number) =>
      qualityStage.run(pageOfSignals({ V1: until(60) }, { confidence }), { minimumCoverage: 0.5 }, {} as StageContext);
    const [sure, faint] = [(await run(0.95)).record.leads[0]!, (await run(0.1)).record.leads[0]!];
    for (const n of [0, 30, 59]) {
      expect(sure.confidence![n]).toBeGreaterThanOrEqual(faint.confidence![n]!);
      expect(sure.errorMicrovolts![n]).toBeLessThanOrEqual(faint.errorMicrovolts![n]!);
      expect(sure.errorMicrovolts![n]).toBeGreaterThan(0);
      expect(sure.confidence![n]).toBeLessThanOrEqual(1);
    }
    expect([sure.confidence![60], sure.errorMicrovolts![60]]).toEqual([hole, hole]);
  });

  it('tells where a trace runs along the edge of the paper', async () => {
    const high = beat.map((_, n) => (n >= 30 && n < 60 ? 2 : 0));
    const { leads } = await judge({ V1: high });
    expect(leads[0]!.cutOff).toEqual([{ start: 0.3, end: 0.6 }]);
    expect(leads[0]!.baselineWander).toBeLessThan(0.1);
  });
});
