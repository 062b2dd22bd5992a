import type {
  DigitizedPage,
  EcgRecord,
  GrayImage,
  LeadTrace,
  PageLayout,
  PagePose,
  PaperGrid,
  QualityReport,
  StageName,
} from '@einthoven/core';
import { describePrint } from './describe-print.ts';

/** What each stage found on a page, a sentence or two each; nothing for stages that a page has not passed. */
export function describeStages(page: Partial<DigitizedPage>): Readonly<Record<StageName, readonly string[]>> {
  const { maps, pose, grid, layout, print, traces, penWidth, record, quality } = page;
  return {
    read: describeRead(page),
    segment: maps ? describeMaps(maps) : [],
    rectify: pose ? describePose(pose) : [],
    grid: grid ? describeGrid(grid) : [],
    layout: layout ? [...describeLayout(layout), ...(print ? describePrint(print) : [])] : [],
    trace: traces && layout && penWidth ? describeTraces(traces, layout, penWidth) : [],
    signals: record ? describeSignals(record) : [],
    quality: quality ? describeQuality(quality) : [],
  };
}

function describeRead({ format, image, dotsPerInch, bytes }: Partial<DigitizedPage>): readonly string[] {
  if (!image || !bytes) return [];
  const resolution = typeof dotsPerInch !== 'number' ? 'its resolution is not stated' : `${number(dotsPerInch)} dpi`;
  return [`${format} picture of ${image.width} × ${image.height} px, ${bytes.length} bytes; ${resolution}.`];
}

function describeMaps(maps: DigitizedPage['maps']): readonly string[] {
  const mean = ({ data }: GrayImage) => number(data.reduce((sum, value) => sum + value, 0) / data.length);
  return [`Mean evidence a pixel, 0 to 255: ink ${mean(maps.ink)}, grid ${mean(maps.grid)}, text ${mean(maps.text)}.`];
}

function describePose(pose: PagePose): readonly string[] {
  const turned = pose.quarterTurns === 1 ? '1 quarter turn' : `${pose.quarterTurns} quarter turns`;
  const turns = pose.quarterTurns === 0 ? 'upright' : `upright after ${turned} clockwise`;
  const mirrored = pose.mirrored ? ', mirrored' : '';
  const given = pose.given === undefined ? [] : [`From user: ${pose.given.join(', ')}.`];
  return [`The page lies ${turns}${mirrored}, rotated by ${Number(pose.rotation.toFixed(2))}° clockwise.`, ...given];
}

function describeGrid(grid: PaperGrid): readonly string[] {
  const lines = [grid.minorGrid ? '1 mm lines' : null, grid.majorGrid ? '5 mm lines' : null].filter(Boolean);
  const across = number(grid.pixelsPerMillimetreX);
  const down = number(grid.pixelsPerMillimetreY);
  const size = `${number(grid.right - grid.left)} × ${number(grid.bottom - grid.top)} mm`;
  return [
    `${across} px/mm across, ${down} px/mm down, ${fromSource(grid.scaleSource)}, confidence ${share(grid.scaleConfidence)}.`,
    `${lines.length > 0 ? `Seen: ${lines.join(' and ')}` : 'No grid lines seen'}; the picture shows ${size} of paper; residual ${number(grid.residual)} px.`,
  ];
}

function describeLayout(layout: PageLayout): readonly string[] {
  const runnerUp = layout.runnerUp ? `; next best ${layout.runnerUp.name} (${number(layout.runnerUp.score)})` : '';
  const speed = `${number(layout.paperSpeed)} mm/s ${fromSource(layout.paperSpeedSource)}`;
  const gain = `${number(layout.gain)} mm/mV ${fromSource(layout.gainSource)}`;
  return [
    `Layout ${layout.name}${layout.source ? ' from user' : ''} (score ${number(layout.score)}, confidence ${share(layout.confidence)})${runnerUp}.`,
    `${layout.rows.length} rows, ${layout.separators.length} lead separators, ${layout.pulses.length} calibration pulses.`,
    `Paper speed ${speed}; gain ${gain}.`,
    ...layout.uncertainties.map((uncertainty) => `Uncertain: ${uncertainty}`),
  ];
}

function describeTraces(traces: readonly LeadTrace[], layout: PageLayout, penWidth: number): readonly string[] {
  const leads = traces.map(({ region, y }) => {
    const covered = y.reduce((sum, value) => sum + (Number.isFinite(value) ? 1 : 0), 0) / Math.max(1, y.length);
    return `${layout.regions[region]?.lead ?? '?'} ${share(covered)}`;
  });
  return [`Pen ${number(penWidth)} mm wide. Followed: ${leads.join(', ')}.`];
}

function describeSignals(record: EcgRecord): readonly string[] {
  const duration = number(record.sampleCount / record.samplingFrequency);
  const leads = record.leads.map(({ lead, start, end }) => `${lead} ${number(start)}–${number(end)} s`);
  return [`${duration} s at ${number(record.samplingFrequency)} Hz: ${leads.join(', ')}.`];
}

function describeQuality(quality: QualityReport): readonly string[] {
  const residual = (value: number | null) => (value === null ? 'not measurable' : number(value));
  return [
    `Grade ${quality.meanGrade}, worst lead ${quality.worstGrade}; ${share(quality.coverage)} of the signals covered.`,
    `Einthoven residual ${residual(quality.einthovenResidual)}, Goldberger residual ${residual(quality.goldbergerResidual)}.`,
    ...quality.warnings.map(({ code, message, lead }) => `${code}${lead ? ` (${lead})` : ''}: ${message}`),
  ];
}

/** Four significant digits: more than is ever measured. */
const number = (value: number) => String(Number(value.toPrecision(4)));
const share = (value: number) => `${Math.round(value * 100)} %`;
const fromSource = (source: string) => (source === 'assumed' ? 'assumed' : `from ${source.replaceAll('-', ' ')}`);
