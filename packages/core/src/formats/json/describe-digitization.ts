import type { Digitization } from '../../model/page.ts';
import type { PageLayout } from '../../model/page-layout.ts';
import type { PagePose, PaperGrid } from '../../model/paper-map.ts';
import type { ExpectedRatio, LeadQuality, QualityReport, TimeSpan } from '../../model/quality.ts';
import { describePrinted } from './describe-printed.ts';
import type { DigitizationJson } from './digitization-json-schema.ts';
import { roundMeasured, roundNumber } from './round-number.ts';

type DigitizationPart = NonNullable<DigitizationJson['digitization']>;

const micrometre = (value: number) => roundNumber(value, 3);
const share = (value: number) => roundNumber(value, 4);
const score = (value: number | null) => roundMeasured(value, 4);

/** Everything that was found on a page, without pictures and timings: the same page gives the same document. */
export function describeDigitization(digitization: Digitization): DigitizationPart {
  const { page, status } = digitization;
  const { layout } = page;
  return {
    status,
    missingLeads: status === 'partial' ? [...digitization.missingLeads] : [],
    reasons: status === 'partial' ? [...digitization.reasons] : [],
    paperSpeed: { value: roundNumber(layout.paperSpeed, 4), source: layout.paperSpeedSource },
    gain: { value: roundNumber(layout.gain, 4), source: layout.gainSource },
    penWidth: roundMeasured(page.penWidth, 4),
    page: {
      format: page.format,
      pageIndex: page.pageIndex,
      width: page.image.width,
      height: page.image.height,
      dotsPerInch: roundMeasured(page.dotsPerInch, 3),
    },
    pose: describePose(page.pose),
    grid: describeGrid(page.grid),
    layout: describeLayout(layout),
    printed: describePrinted(page.print),
    quality: describeQuality(page.quality),
  };
}

function describePose({ quarterTurns, mirrored, rotation }: PagePose): DigitizationPart['pose'] {
  return { quarterTurns, mirrored, rotation: roundMeasured(rotation, 4) };
}

function describeGrid(grid: PaperGrid): DigitizationPart['grid'] {
  return {
    left: micrometre(grid.left),
    top: micrometre(grid.top),
    right: micrometre(grid.right),
    bottom: micrometre(grid.bottom),
    pixelsPerMillimetreX: roundNumber(grid.pixelsPerMillimetreX, 5),
    pixelsPerMillimetreY: roundNumber(grid.pixelsPerMillimetreY, 5),
    scaleSource: grid.scaleSource,
    scaleConfidence: share(grid.scaleConfidence),
    minorGrid: grid.minorGrid,
    majorGrid: grid.majorGrid,
    residual: score(grid.residual),
  };
}

function describeLayout(layout: PageLayout): DigitizationPart['layout'] {
  const { runnerUp } = layout;
  return {
    name: layout.name,
    confidence: share(layout.confidence),
    score: score(layout.score),
    runnerUp: runnerUp === null ? null : { name: runnerUp.name, score: score(runnerUp.score) },
    uncertainties: [...layout.uncertainties],
    regions: layout.regions.map(({ lead, inverted, row, rhythmStrip, left, right, start, end, ...scale }) => ({
      lead,
      inverted,
      row,
      rhythmStrip,
      left: micrometre(left),
      right: micrometre(right),
      start: roundNumber(start, 6),
      end: roundNumber(end, 6),
      paperSpeed: roundNumber(scale.paperSpeed, 4),
      paperSpeedSource: scale.paperSpeedSource,
      paperSpeedConfidence: share(scale.paperSpeedConfidence),
      gain: roundNumber(scale.gain, 4),
      gainSource: scale.gainSource,
      gainConfidence: share(scale.gainConfidence),
    })),
    rows: layout.rows.map(({ baseline }) => ({ baseline: roundMeasured(baseline, 3) })),
    separators: layout.separators.map(({ row, x }) => ({ row, x: micrometre(x) })),
    pulses: layout.pulses.map(({ row, left, right, foot, top, side, stair }) => ({
      row,
      left: micrometre(left),
      right: micrometre(right),
      foot: micrometre(foot),
      top: micrometre(top),
      side,
      stair: stair === undefined ? null : { middle: micrometre(stair.middle), top: micrometre(stair.top) },
    })),
    calibration: {
      witnesses: layout.calibration.witnesses.map(({ witness, paperSpeed, limbGain, chestGain }) => ({
        witness,
        paperSpeed: roundMeasured(paperSpeed, 4),
        limbGain: roundMeasured(limbGain, 4),
        chestGain: roundMeasured(chestGain, 4),
      })),
      conflicts: [...layout.calibration.conflicts],
    },
  };
}

function describeQuality(quality: QualityReport): DigitizationPart['quality'] {
  return {
    leads: quality.leads.map(describeLeadQuality),
    ratio: describeRatio(quality.ratio),
    coverage: score(quality.coverage),
    traceConfidence: score(quality.traceConfidence),
    scaleSource: quality.scaleSource,
    scaleConfidence: score(quality.scaleConfidence),
    layoutConfidence: score(quality.layoutConfidence),
    einthovenResidual: score(quality.einthovenResidual),
    goldbergerResidual: score(quality.goldbergerResidual),
    meanGrade: quality.meanGrade,
    worstGrade: quality.worstGrade,
    warnings: quality.warnings.map(({ code, message, lead }) => ({ code, message, lead: lead ?? null })),
  };
}

function describeLeadQuality(quality: LeadQuality): DigitizationPart['quality']['leads'][number] {
  return {
    lead: quality.lead,
    coverage: score(quality.coverage),
    traceConfidence: score(quality.traceConfidence),
    grade: quality.grade,
    ratio: describeRatio(quality.ratio),
    gaps: quality.gaps.map(describeSpan),
    overlaps: quality.overlaps.map(describeSpan),
    cutOff: quality.cutOff.map(describeSpan),
    baselineWander: score(quality.baselineWander),
  };
}

const decibels = (value: number) => roundMeasured(value, 1);
const describeRatio = ({ expected, low }: ExpectedRatio) => ({ expected: decibels(expected), low: decibels(low) });
const describeSpan = ({ start, end }: TimeSpan) => ({ start: roundNumber(start, 3), end: roundNumber(end, 3) });
