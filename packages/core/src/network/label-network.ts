import { everyLeadName, type PrintedLead } from '../model/lead.ts';

/** Pixels of a crop that the label network reads. */
export const labelCropHeight = 32;
export const labelCropWidth = 64;
/** Planes of a crop: ink without the grid, and where the pen of the trace went as the ink network marks it. */
export const labelCropPlanes = 2;
/** What a crop may show, in the order of the network's answers; null: no lead name. */
export const labelClasses: readonly (PrintedLead | null)[] = [null, ...everyLeadName, '-aVR'];

/**
 * The network that reads lead names, wherever it runs: `crops` holds `count` crops of labelCropPlanes × labelCropHeight ×
 * labelCropWidth floats from 0 to 1 (see `drawLabelCrop`); the answer holds for each crop one probability a class of
 * `labelClasses`, in that order.
 */
export type LabelNetwork = (crops: Float32Array, count: number) => Promise<Float32Array>;
