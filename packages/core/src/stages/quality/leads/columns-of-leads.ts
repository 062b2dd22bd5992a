import { type LeadName, leadNames } from '../../../model/lead.ts';
import { beatLength } from './cut-beats.ts';

/** A lead belongs to a column where it shows at least this part of the column's beats. */
const leastShown = 0.5;

/** A column of the page: the mean beat (mV, its mean at 0) of each lead in it, over beats that they show together. */
export type LeadColumn = ReadonlyMap<LeadName, Float32Array>;

interface Column {
  readonly beats: readonly number[];
  readonly leads: Map<LeadName, Float32Array>;
}

/**
 * The leads by the beats that they show together. Within a column the laws of simultaneous leads hold, beat by beat and
 * so for means; medians would break them. Each lead stands in one column: a rhythm strip in the least filled of those
 * that it passes, for there its short piece is missing.
 */
export function columnsOfLeads(cut: ReadonlyMap<LeadName, readonly (Float32Array | null)[]>): LeadColumn[] {
  const leads = leadNames.filter((lead) => cut.get(lead)?.some((beat) => beat !== null));
  const shown = new Map(leads.map((lead) => [lead, beatsOf(cut.get(lead)!)]));
  const columns: Column[] = chooseColumns([...shown.values()]).map((beats) => ({ beats, leads: new Map() }));
  const passed = leads.map((lead) => ({
    lead,
    columns: columns.filter(({ beats }) => shows(shown.get(lead)!, beats)),
  }));
  for (const { lead, columns: own } of passed.sort((a, b) => a.columns.length - b.columns.length)) {
    const least = own.reduce<Column | null>((a, b) => (a === null || b.leads.size < a.leads.size ? b : a), null);
    const column = least ?? { beats: shown.get(lead)!, leads: new Map() };
    if (least === null) columns.push(column);
    column.leads.set(lead, meanBeat(column.beats.flatMap((beat) => cut.get(lead)![beat] ?? [])));
  }
  return columns.map((column) => column.leads);
}

function beatsOf(cut: readonly (Float32Array | null)[]): number[] {
  return cut.flatMap((beat, index) => (beat === null ? [] : [index]));
}

function shows(shown: readonly number[], beats: readonly number[]): boolean {
  return beats.filter((beat) => shown.includes(beat)).length >= leastShown * beats.length;
}

/**
 * Sets of beats that share none, in order of time: those that most leads show first, and of equals the smaller, for
 * strips are long.
 */
function chooseColumns(sets: readonly (readonly number[])[]): (readonly number[])[] {
  const votes = new Map<string, { beats: readonly number[]; count: number }>();
  for (const beats of sets) {
    const key = beats.join();
    votes.set(key, { beats, count: (votes.get(key)?.count ?? 0) + 1 });
  }
  const ranked = [...votes.values()].sort((a, b) => b.count - a.count || a.beats.length - b.beats.length);
  const taken = new Set<number>();
  const chosen: (readonly number[])[] = [];
  for (const { beats } of ranked) {
    if (beats.some((beat) => taken.has(beat))) continue;
    for (const beat of beats) taken.add(beat);
    chosen.push(beats);
  }
  return chosen.sort((a, b) => a[0]! - b[0]!);
}

function meanBeat(beats: readonly Float32Array[]): Float32Array {
  const mean = Float32Array.from({ length: beatLength }, (_, k) => {
    const values = beats.map((beat) => beat[k]!).filter((value) => !Number.isNaN(value));
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  });
  const drawn = mean.filter((value) => !Number.isNaN(value));
  const level = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
  return mean.map((value) => (Number.isNaN(value) ? 0 : value - level));
}
