import type { PrintedLead } from '../../../../model/lead.ts';
import {
  type LabelNetwork,
  labelClasses,
  labelCropHeight,
  labelCropPlanes,
  labelCropWidth,
} from '../../../../network/label-network.ts';
import { drawLabelCrop } from '../../../../network/labels/draw-label-crop.ts';
import type { LabelPage } from '../../../../network/labels/draw-label-page.ts';
import type { PixelBox } from '../../../../network/labels/pixel-box.ts';

/** A box in which the network reads a name. */
export interface NamedBox extends PixelBox {
  readonly lead: PrintedLead;
  /** Chance that the box holds this name, 0 to 1. */
  readonly confidence: number;
  /** Chance that it holds any name. */
  readonly isName: number;
}

/** Where the chance stands that a crop shows no name. */
const noName = labelClasses.indexOf(null);

/** Crops of one run: few enough to take little memory. */
const cropsARun = 128;
const cropSize = labelCropPlanes * labelCropHeight * labelCropWidth;

/** The likeliest name in each box, where it is at least as likely as `least` (0 to 1). */
export async function nameBoxes(
  page: LabelPage,
  boxes: readonly PixelBox[],
  { network, least }: { readonly network: LabelNetwork; readonly least: number },
): Promise<NamedBox[]> {
  const named: NamedBox[] = [];
  for (let first = 0; first < boxes.length; first += cropsARun) {
    const run = boxes.slice(first, first + cropsARun);
    const crops = new Float32Array(run.length * cropSize);
    for (const [k, box] of run.entries()) drawLabelCrop(page, box, { into: crops, place: k * cropSize });
    const chances = await network(crops, run.length);
    for (const [k, box] of run.entries()) {
      const of = chances.subarray(k * labelClasses.length, (k + 1) * labelClasses.length);
      for (const [n, lead] of labelClasses.entries()) {
        const isBest = of.every((chance, other) => labelClasses[other] === null || chance <= of[n]!);
        if (lead !== null && of[n]! >= least && isBest) {
          named.push({ ...box, lead, confidence: of[n]!, isName: 1 - of[noName]! });
        }
      }
    }
  }
  return named;
}
