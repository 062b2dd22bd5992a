import type { Millimetres, MillimetresPerMillivolt, MillimetresPerSecond, Seconds } from '../units.ts';
import type { LeadName } from './lead.ts';
import type { ScaleSource } from './record.ts';

/**
 * One printed row, followed roughly from left to right, before it is known which leads it shows.
 * Sample i stands at x = start + i * step on the flat paper.
 */
export interface RowSketch {
  readonly start: Millimetres;
  readonly step: Millimetres;
  /** Height of the trace on the flat paper (y, downward) at each x; NaN where there is none. */
  readonly y: Float32Array;
  /** Isoelectric height of the row (y). */
  readonly baseline: Millimetres;
  /** First and last point of the trace: its ink ends half a pen width further out. */
  readonly traceStart: Millimetres;
  readonly traceEnd: Millimetres;
  /** Side on which the trace begins (or ends) on the edge of a calibration pulse: that point is less well known. */
  readonly pulseSide: 'left' | 'right' | null;
}

/** A short thick vertical tick between two leads of a row. */
export interface LeadSeparator {
  readonly row: number;
  readonly x: Millimetres;
}

export interface CalibrationPulse {
  readonly row: number;
  /** Rising and falling edge. */
  readonly left: Millimetres;
  readonly right: Millimetres;
  /** Paper y of its foot and of its top. */
  readonly foot: Millimetres;
  readonly top: Millimetres;
  readonly side: 'left' | 'right';
  /** A pulse of two steps: from `middle` on it is as high as a millivolt of the page's other leads. Absent: one step. */
  readonly stair?: PulseStair;
}

export interface PulseStair {
  readonly middle: Millimetres;
  /** Paper y of the second step. */
  readonly top: Millimetres;
}

/** Where one lead stands on the paper and on the time axis. */
export interface LeadPlace {
  readonly lead: LeadName;
  /** Printed upside down (−aVR on Cabrera pages): the signal is turned over. */
  readonly inverted: boolean;
  /** Index of the row, from the top. */
  readonly row: number;
  readonly rhythmStrip: boolean;
  /** x at which the lead's time `start` stands, and at which `end` stands. */
  readonly left: Millimetres;
  readonly right: Millimetres;
  readonly start: Seconds;
  readonly end: Seconds;
}

/** How a lead is drawn, how that is known, and how surely (0 to 1). */
export interface LeadScale {
  readonly paperSpeed: MillimetresPerSecond;
  readonly paperSpeedSource: ScaleSource;
  readonly paperSpeedConfidence: number;
  readonly gain: MillimetresPerMillivolt;
  readonly gainSource: ScaleSource;
  readonly gainConfidence: number;
}

export interface LeadRegion extends LeadPlace, LeadScale {}

/** What one witness says of the scale; null: nothing. */
export interface ScaleWitness {
  readonly witness: 'user' | 'calibration-pulse' | 'printed-text' | 'plausibility';
  readonly paperSpeed: MillimetresPerSecond | null;
  /** Of limb leads and of chest leads. */
  readonly limbGain: MillimetresPerMillivolt | null;
  readonly chestGain: MillimetresPerMillivolt | null;
}

/** Who was asked about speed and gain, and where they contradict one another. */
export interface Calibration {
  readonly witnesses: readonly ScaleWitness[];
  /** In words; empty where all agree. */
  readonly conflicts: readonly string[];
}

export interface LayoutCandidate {
  readonly name: string;
  /** Higher is better; the best has the most evidence. */
  readonly score: number;
}

export interface PageLayout {
  readonly name: string;
  /** Given by a person, as a name or as rows; absent: chosen by evidence. */
  readonly source?: 'user';
  readonly regions: readonly LeadRegion[];
  readonly rows: readonly RowSketch[];
  /** Leads of the layout that this page, a part of one, does not show; absent: none. */
  readonly missingLeads?: readonly LeadName[];
  /** Places of leads that the page shows and nothing names, in words; absent: none. */
  readonly leftOut?: readonly string[];
  readonly separators: readonly LeadSeparator[];
  readonly pulses: readonly CalibrationPulse[];
  readonly score: number;
  readonly runnerUp: LayoutCandidate | null;
  /** 0 to 1. */
  readonly confidence: number;
  /** What geometry alone could not decide, in words. */
  readonly uncertainties: readonly string[];
  /** Of the page; `regions` say it of each lead, and `gain` is that of the limb leads where they differ. */
  readonly paperSpeed: MillimetresPerSecond;
  readonly gain: MillimetresPerMillivolt;
  readonly gainSource: ScaleSource;
  readonly paperSpeedSource: ScaleSource;
  readonly calibration: Calibration;
}
