import { type LeadName, leadNames } from '../../../model/lead.ts';
import type { EcgRecord } from '../../../model/record.ts';
import { averageBeats } from './average-beats.ts';
import { columnsOfLeads, type LeadColumn } from './columns-of-leads.ts';
import { cutBeats } from './cut-beats.ts';

/** The beats of a record as the leads are named: all that tells whether the names are right. */
export interface BeatScene {
  /** The average beat of each of the twelve leads that shows one whole (mV, its median at 0). */
  readonly beats: ReadonlyMap<LeadName, Float32Array>;
  readonly columns: readonly LeadColumn[];
}

export function beatScene(record: EcgRecord): BeatScene {
  const cut = cutBeats(record);
  const named = new Map([...cut].filter(([lead]) => (leadNames as readonly LeadName[]).includes(lead)));
  return { beats: averageBeats(named), columns: columnsOfLeads(named) };
}
