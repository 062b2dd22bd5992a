import { leadNames } from '../model/lead.ts';
import type { EcgRecord } from '../model/record.ts';
import { median } from '../signal/median.ts';
import { alignBeats } from './align-beats.ts';
import { averageBeats, type MeanBeat } from './average-beats.ts';
import type { EcgMeasurements, Measurement } from './ecg-measurements.ts';
import { findBeats } from './find-beats.ts';
import { findComplex } from './find-complex.ts';
import { groupLeads, type LeadGroup } from './group-leads.ts';
import { listIntervals } from './list-intervals.ts';
import { measureWaves, type WaveName, type WaveValues, waveNames } from './measure-waves.ts';
import { frameRate, sampleLeads, toFrames } from './sample-leads.ts';
import { summarizeRhythm } from './summarize-rhythm.ts';

/** What a mean beat shows before and after its place, seconds; never more than the interval between beats. */
const longestBefore = 0.5;
const longestAfter = 0.8;
/** Where no interval is known, beats are taken to come this often, seconds: waves of a single beat can be measured. */
const usualInterval = 0.85;
/** The level before QRS is taken so long before its onset, seconds. */
const levelSpan = { from: -0.022, to: -0.006 };
/** Leads that are measured on their own for the spread: neighbours on the chest and in the frontal plane. */
const parts = [leadNames.slice(0, 3), leadNames.slice(3, 6), leadNames.slice(6, 9), leadNames.slice(9, 12)];

/**
 * Heart rate, rhythm, intervals and axes of an ECG, from whole records and from pages whose leads are short and come one
 * after the other; holes are NaN. How, and how well: docs/measurements.md. Pure. What cannot be had is null; nothing is
 * thrown.
 */
export function measureEcg(record: EcgRecord): EcgMeasurements {
  const leads = sampleLeads(record);
  const beats = findBeats(leads);
  const intervals = listIntervals(leads, beats);
  const rhythm = summarizeRhythm(intervals);
  const interval = intervals.length > 0 ? median(intervals) : toFrames(usualInterval);
  const groups = groupLeads(leads, beats).map((group) => measureGroup(group, interval));
  const waves = Object.fromEntries(waveNames.map((name) => [name, combine(name, groups)])) as Record<
    WaveName,
    Measurement | null
  >;
  const meanInterval = rhythm.rrInterval === null ? null : rhythm.rrInterval.value / 1000;
  const { qtInterval, ...others } = waves;
  return {
    beats: beats.map((beat) => beat / frameRate),
    ...rhythm,
    ...others,
    qtInterval,
    qtcBazett: scale(qtInterval, meanInterval === null ? null : meanInterval ** -(1 / 2)),
    qtcFridericia: scale(qtInterval, meanInterval === null ? null : meanInterval ** -(1 / 3)),
    leads: groups.flatMap((group) => group.leads),
  };
}

interface GroupValues {
  readonly leads: EcgMeasurements['leads'];
  readonly values: WaveValues | null;
  readonly ofParts: readonly WaveValues[];
}

function measureGroup(group: LeadGroup, interval: number): GroupValues {
  const aligned = alignBeats(group);
  const before = Math.min(toFrames(longestBefore), Math.round(0.8 * interval));
  const after = Math.min(toFrames(longestAfter), Math.round(0.9 * interval));
  const rough = averageBeats(group.leads, aligned, { before, after, level: null });
  const onset = findComplex(rough, before)?.onset;
  if (onset === undefined) return { leads: [], values: null, ofParts: [] };
  const level = { from: onset - before + toFrames(levelSpan.from), to: onset - before + toFrames(levelSpan.to) };
  const mean = averageBeats(group.leads, aligned, { before, after, level });
  return {
    leads: mean.map(({ lead }) => lead),
    values: measureWaves(mean, before, interval),
    ofParts: parts.flatMap((names) => measurePart(mean, names, { before, interval }) ?? []),
  };
}

function measurePart(
  mean: readonly MeanBeat[],
  names: readonly string[],
  { before, interval }: { readonly before: number; readonly interval: number },
): WaveValues | null {
  const members = mean.filter(({ lead }) => names.includes(lead));
  return members.length === 0 ? null : measureWaves(members, before, interval);
}

/** The value of all leads, or the median of the columns' values where columns stand apart; its spread over parts of the leads. */
function combine(name: WaveName, groups: readonly GroupValues[]): Measurement | null {
  const values = groups.flatMap(({ values }) => values?.[name] ?? []);
  if (values.length === 0) return null;
  const isAxis = name.endsWith('Axis');
  const value = isAxis ? meanAngle(values) : median(values);
  const ofParts = groups.flatMap(({ ofParts }) => ofParts.flatMap((part) => part[name] ?? []));
  const distances = ofParts.map((part) => (isAxis ? turn(part - value) : part - value));
  return { value, spread: distances.length < 2 ? null : deviation(distances) };
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

function meanAngle(values: readonly number[]): number {
  const radians = values.map((value) => (value * Math.PI) / 180);
  const sum = (part: (angle: number) => number) => radians.reduce((all, angle) => all + part(angle), 0);
  return (Math.atan2(sum(Math.sin), sum(Math.cos)) * 180) / Math.PI;
}

/** An angle brought to between -180 and 180 degrees. */
const turn = (angle: number) => angle - 360 * Math.round(angle / 360);

function scale(measurement: Measurement | null, factor: number | null): Measurement | null {
  if (measurement === null || factor === null) return null;
  const { value, spread } = measurement;
  return { value: value * factor, spread: spread === null ? null : spread * factor };
}
