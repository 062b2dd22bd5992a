import { createPageCanvas } from '../../image/draw/page/create-page-canvas.ts';
import { drawRegions } from '../../image/draw/page/draw-regions.ts';
import { drawTraces } from '../../image/draw/page/draw-traces.ts';
import { uprightTurn } from '../../image/draw/page/upright-turn.ts';
import type { RgbImage } from '../../model/image.ts';
import type { DigitizedPage } from '../../model/page.ts';
import type { LeadRegion } from '../../model/page-layout.ts';

/** The traces over the faded page, each lead with its grade, and the marks of the page in words. */
export function drawQualityOverlay(page: DigitizedPage): RgbImage {
  const caption = describeQuality(page);
  const canvas = createPageCanvas(page.image, { strength: 0.35, caption, turn: uprightTurn(page.grid.map) });
  drawTraces(canvas, page);
  const label = ({ lead }: LeadRegion) => {
    const found = page.quality.leads.find((quality) => quality.lead === lead);
    return found === undefined ? `${lead}: no grade` : `${lead}: ${found.grade}, ${percent(found.coverage)}`;
  };
  drawRegions(canvas, page, { filling: 0, label });
  return canvas.whole;
}

function describeQuality({ quality }: DigitizedPage): string[] {
  const { einthovenResidual, goldbergerResidual, scaleSource, scaleConfidence, layoutConfidence } = quality;
  return [
    `Quality: mean ${quality.meanGrade}, worst ${quality.worstGrade}; ${percent(quality.coverage)} covered, ` +
      `trace ${quality.traceConfidence.toFixed(2)}, scale ${scaleConfidence.toFixed(2)} from ${scaleSource}, ` +
      `layout ${layoutConfidence.toFixed(2)}`,
    `Residual of Einthoven's law ${ratio(einthovenResidual)}, of Goldberger's ${ratio(goldbergerResidual)}`,
    ...quality.warnings.map(({ code, message }) => `${code}: ${message}`),
  ];
}

function percent(part: number): string {
  return `${Math.round(part * 100)} %`;
}

function ratio(residual: number | null): string {
  return residual === null ? 'not known' : residual.toFixed(3);
}
