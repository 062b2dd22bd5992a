import type { LeadName } from '../../../model/lead.ts';
import type { Color } from '../color.ts';

/** One colour a lead, dark enough to read on paper; neighbours on a page differ in hue. */
export const leadColors: Readonly<Record<LeadName, Color>> = {
  I: [200, 30, 40],
  II: [20, 110, 200],
  III: [20, 130, 60],
  aVR: [150, 60, 190],
  aVL: [210, 110, 0],
  aVF: [0, 135, 145],
  V1: [190, 20, 120],
  V2: [60, 70, 200],
  V3: [90, 130, 0],
  V4: [130, 80, 40],
  V5: [0, 120, 110],
  V6: [100, 40, 160],
  V3R: [170, 60, 60],
  V4R: [50, 100, 160],
  V7: [120, 100, 0],
  V8: [0, 110, 70],
  V9: [140, 30, 90],
  VX: [180, 70, 30],
  VY: [40, 120, 120],
  VZ: [90, 60, 130],
};
