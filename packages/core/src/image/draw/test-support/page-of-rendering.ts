import type { DigitizedPage, LeadTrace } from '../../../model/page.ts';
import type { PaperMap } from '../../../model/paper-map.ts';
import { paperToSource } from '../../../render/paper-affine.ts';
import type { RenderedPage } from '../../../render/render-page.ts';
import type { RenderTruth } from '../../../render/render-truth.ts';
import {
  degrees,
  millimetres,
  millimetresPerMillivolt,
  millimetresPerSecond,
  millivolts,
  pixels,
} from '../../../units.ts';

/** Nodes of the map, in millimetres. */
const pitch = millimetres(10);
/** Steps of rows and traces, in millimetres. */
const step = millimetres(0.1);

const faultless = {
  ratio: { expected: 40, low: 40 },
  coverage: 1,
  traceConfidence: 1,
  gaps: [],
  overlaps: [],
  cutOff: [],
  baselineWander: millivolts(0),
  grade: 'excellent',
} as const;

/** The page that a faultless run would make of a rendering: everything is taken from the truth. */
export function pageOfRendering({ image, truth }: RenderedPage): DigitizedPage {
  const plane = () => ({ width: image.width, height: image.height, data: new Uint8Array(image.width * image.height) });
  const scale = truth.pixelsPerMillimetre;
  const zero = millimetres(0);
  return {
    sourceName: 'rendering',
    bytes: new Uint8Array(),
    pageIndex: 0,
    format: 'png',
    image,
    dotsPerInch: null,
    print: { labels: [], words: null },
    maps: {
      grid: plane(),
      ink: { ...plane(), data: plane().data.map((_, p) => 255 - image.data[p * 3]!) },
      text: plane(),
    },
    pose: {
      quarterTurns: truth.pose.quarterTurns,
      mirrored: truth.pose.mirrored,
      rotation: degrees(0),
      axes: [
        { angle: 0, frequency: 0.2 / scale, strength: 9, fivefold: true },
        { angle: Math.PI / 2, frequency: 0.2 / scale, strength: 9, fivefold: true },
      ],
    },
    grid: {
      map: mapOf(truth),
      left: zero,
      top: zero,
      right: truth.pageWidth,
      bottom: truth.pageHeight,
      pixelsPerMillimetreX: scale,
      pixelsPerMillimetreY: scale,
      scaleSource: 'grid',
      scaleConfidence: 1,
      minorGrid: true,
      majorGrid: true,
      residual: pixels(0),
    },
    flat: {
      left: zero,
      top: zero,
      pixelsPerMillimetre: scale,
      ink: { width: 1, height: 1, data: new Float32Array(1) },
      reliability: { width: 1, height: 1, data: new Uint8Array(1) },
    },
    layout: layoutOf(truth),
    traces: truth.regions.map((_, region) => traceOf(truth, region)),
    penWidth: truth.penWidth,
    record: truth.record,
    leadsAsRead: truth.record.leads,
    quality: {
      leads: truth.record.leads.map(({ lead }) => ({ ...faultless, lead })),
      ratio: faultless.ratio,
      coverage: 1,
      traceConfidence: 1,
      scaleSource: 'grid',
      scaleConfidence: 1,
      layoutConfidence: 1,
      einthovenResidual: 0,
      goldbergerResidual: null,
      meanGrade: 'excellent',
      worstGrade: 'excellent',
      warnings: [{ code: 'EXAMPLE', message: 'a warning in words' }],
    },
  };
}

function mapOf({ pageWidth, pageHeight, paperToSource: affine }: RenderTruth): PaperMap {
  const columns = Math.ceil(pageWidth / pitch) + 1;
  const rows = Math.ceil(pageHeight / pitch) + 1;
  const sourceColumn = new Float64Array(columns * rows);
  const sourceRow = new Float64Array(columns * rows);
  for (let k = 0; k < columns * rows; k++) {
    const paper = { x: millimetres((k % columns) * pitch), y: millimetres(Math.floor(k / columns) * pitch) };
    const point = paperToSource(affine, paper);
    sourceColumn[k] = point.column;
    sourceRow[k] = point.row;
  }
  return { originX: millimetres(0), originY: millimetres(0), pitch, columns, rows, sourceColumn, sourceRow };
}

function layoutOf(truth: RenderTruth): DigitizedPage['layout'] {
  const rowCount = Math.max(...truth.regions.map(({ row }) => row)) + 1;
  const rows = Array.from({ length: rowCount }, (_, row) => {
    const regions = truth.regions.filter((region) => region.row === row);
    const left = Math.min(...regions.map((region) => region.left));
    const right = Math.max(...regions.map((region) => region.right));
    const y = new Float32Array(Math.round((right - left) / step)).fill(regions[0]!.baseline);
    const traceEnd = millimetres(left + (y.length - 1) * step);
    return {
      start: millimetres(left),
      step,
      y,
      baseline: regions[0]!.baseline,
      traceStart: millimetres(left),
      traceEnd,
      pulseSide: null,
    };
  });
  return {
    name: truth.template.name,
    regions: truth.regions.map((region) => ({
      ...region,
      paperSpeed: truth.paperSpeed,
      paperSpeedSource: 'printed-text',
      paperSpeedConfidence: 1,
      gainSource: 'calibration-pulse',
      gainConfidence: 1,
    })),
    rows,
    separators: truth.separators,
    pulses: truth.pulses,
    score: 10,
    runnerUp: { name: '6x2', score: 2 },
    confidence: 1,
    uncertainties: [],
    paperSpeed: millimetresPerSecond(truth.paperSpeed),
    gain: millimetresPerMillivolt(truth.gain),
    gainSource: 'calibration-pulse',
    paperSpeedSource: 'printed-text',
    calibration: { witnesses: [], conflicts: [] },
  };
}

function traceOf(truth: RenderTruth, region: number): LeadTrace {
  const { lead, left, right, start, end, baseline } = truth.regions[region]!;
  const { samples } = truth.record.leads.find((signal) => signal.lead === lead)!;
  const y = new Float32Array(Math.round((right - left) / step)).map((_, i) => {
    const time = start + ((i * step) / (right - left)) * (end - start);
    return baseline - samples[Math.round(time * truth.record.samplingFrequency)]! * truth.gain;
  });
  return { region, start: left, step, y, confidence: new Float32Array(y.length).fill(1) };
}
