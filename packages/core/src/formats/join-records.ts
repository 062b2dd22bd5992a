import { EinthovenError } from '../errors.ts';
import type { LeadName } from '../model/lead.ts';
import type { EcgRecord, LeadSignal } from '../model/record.ts';
import { seconds } from '../units.ts';
import { checkRecord } from './check-record.ts';

export interface JoinRecordsOptions {
  /**
   * `time`: the same leads, each record goes on where the one before ended. `leads`: other leads in each record, of the same
   * time. Default: `time` where all have the same leads, `leads` where no two share one.
   */
  readonly by?: 'time' | 'leads';
  /** Default: that of the first record. */
  readonly name?: string;
}

/** Records of the same time are alike in length within this part of the longest; pages are read to about a part in 500. */
const sameLength = 0.02;

/**
 * One record of several, in their order: the pages of a recording that goes on over pages. Nothing is filled in and no
 * level is moved: there is no gap in time between two records, samples are NaN where a record has none, and shorter records
 * of the same time end with NaN. Whether the records belong together cannot be seen from them: comments say what was joined,
 * followed by the comments of each record under its name.
 * @throws EinthovenError RECORDS_DISAGREE where there are less than two records, sampling frequencies or lengths differ, or
 * some leads, but not all, are in two of them; RECORD_INVALID where a record is not in order.
 */
export function joinRecords(records: readonly EcgRecord[], options: JoinRecordsOptions = {}): EcgRecord {
  const [first, ...others] = records;
  if (first === undefined || others.length === 0)
    throw disagree(`Two records at least are joined, got ${records.length}.`);
  for (const record of records) checkRecord(record);
  for (const { name, samplingFrequency } of others) {
    if (samplingFrequency === first.samplingFrequency) continue;
    throw disagree(`${first.name} has ${first.samplingFrequency} samples a second, ${name} ${samplingFrequency}.`);
  }
  const by = options.by ?? fittingWay(records);
  const joined = by === 'time' ? joinTime(records) : joinLeads(records);
  const { paperSpeed, gain, ...rest } = first;
  return {
    ...rest,
    ...joined,
    name: options.name ?? first.name,
    ...(paperSpeed !== undefined && others.every((other) => other.paperSpeed === paperSpeed) ? { paperSpeed } : {}),
    ...(gain !== undefined && others.every((other) => other.gain === gain) ? { gain } : {}),
    comments: [
      describe(records, by),
      ...records.flatMap(({ name, comments }) => comments.map((text) => `${name}: ${text}`)),
    ],
  };
}

/** @throws EinthovenError RECORDS_DISAGREE where neither way fits. */
function fittingWay(records: readonly EcgRecord[]): 'time' | 'leads' {
  const [first, ...others] = records;
  if (others.every((other) => haveSameLeads(first!, other))) return 'time';
  const sharing = others.find((other) => shareLeads(first!, other).length > 0);
  if (sharing === undefined) return 'leads';
  throw disagree(
    `${first!.name} and ${sharing.name} share ${shareLeads(first!, sharing).join(', ')}, but not all of their leads: they ` +
      'are neither the same leads going on in time nor other leads of the same time.',
  );
}

type Joined = Pick<EcgRecord, 'leads' | 'sampleCount'>;

function joinTime(records: readonly EcgRecord[]): Joined {
  const [first, ...others] = records;
  const differing = others.find((other) => !haveSameLeads(first!, other));
  if (differing !== undefined) {
    throw disagree(`${first!.name} has the leads ${listLeads(first!)}, ${differing.name} ${listLeads(differing)}.`);
  }
  const begins = records.map((_, index) => countSamples(records.slice(0, index)));
  const sampleCount = countSamples(records);
  const leads = first!.leads.map(({ lead, start }): LeadSignal => {
    const parts = records.map((record, index) => ({ signal: findLead(record, lead), first: begins[index]! }));
    const last = parts.at(-1)!;
    const end = last.first / first!.samplingFrequency + last.signal.end;
    return { lead, ...layDown(parts, sampleCount), start, end: seconds(end) };
  });
  return { sampleCount, leads };
}

function joinLeads(records: readonly EcgRecord[]): Joined {
  for (const [index, record] of records.entries()) {
    const other = records.slice(0, index).find((earlier) => shareLeads(earlier, record).length > 0);
    if (other === undefined) continue;
    throw disagree(`${other.name} and ${record.name} both have ${shareLeads(other, record).join(', ')}.`);
  }
  const sorted = [...records].sort((one, two) => one.sampleCount - two.sampleCount);
  const [shortest, longest] = [sorted[0]!, sorted.at(-1)!];
  const { sampleCount } = longest;
  if (shortest.sampleCount < (1 - sameLength) * sampleCount) {
    const lengths = `${shortest.name} is ${lengthOf(shortest)} s long, ${longest.name} ${lengthOf(longest)} s`;
    throw disagree(`${lengths}: they do not show the same time.`);
  }
  const leads = records.flatMap((record) =>
    record.leads.map((signal): LeadSignal => ({ ...signal, ...layDown([{ signal, first: 0 }], sampleCount) })),
  );
  return { sampleCount, leads };
}

interface Part {
  readonly signal: LeadSignal;
  /** Sample at which it begins. */
  readonly first: number;
}

/** All columns of a lead with its parts at their places, NaN elsewhere. */
function layDown(
  parts: readonly Part[],
  sampleCount: number,
): Pick<LeadSignal, 'samples' | 'confidence' | 'errorMicrovolts'> {
  const lay = (column: (signal: LeadSignal) => Float32Array | undefined) => {
    const values = new Float32Array(sampleCount).fill(Number.NaN);
    for (const { signal, first } of parts) values.set(column(signal) ?? [], first);
    return parts.some(({ signal }) => column(signal) !== undefined) ? values : null;
  };
  const confidence = lay((signal) => signal.confidence);
  const errorMicrovolts = lay((signal) => signal.errorMicrovolts);
  return {
    samples: lay(({ samples }) => samples)!,
    ...(confidence === null ? {} : { confidence }),
    ...(errorMicrovolts === null ? {} : { errorMicrovolts }),
  };
}

function describe(records: readonly EcgRecord[], by: 'time' | 'leads'): string {
  if (by === 'leads') {
    const parts = records.map((record) => `${record.name} (${listLeads(record)})`);
    return `Joined in leads, taken to show the same time: ${parts.join(', ')}`;
  }
  const ends = records.map((_, index) => countSamples(records.slice(0, index + 1)) / records[0]!.samplingFrequency);
  const parts = records.map(
    ({ name }, index) => `${name} (${round(ends[index - 1] ?? 0)} to ${round(ends[index]!)} s)`,
  );
  return `Joined in time, without a gap: ${parts.join(', ')}`;
}

const namesOf = ({ leads }: EcgRecord) => leads.map(({ lead }) => lead);
const listLeads = (record: EcgRecord) => namesOf(record).join(', ');
const findLead = ({ leads }: EcgRecord, lead: LeadName) => leads.find((signal) => signal.lead === lead)!;
const shareLeads = (one: EcgRecord, other: EcgRecord) => namesOf(one).filter((lead) => namesOf(other).includes(lead));
const haveSameLeads = (one: EcgRecord, other: EcgRecord) =>
  one.leads.length === other.leads.length && shareLeads(one, other).length === one.leads.length;
const countSamples = (records: readonly EcgRecord[]) => records.reduce((sum, { sampleCount }) => sum + sampleCount, 0);
const lengthOf = ({ sampleCount, samplingFrequency }: EcgRecord) => round(sampleCount / samplingFrequency);
const round = (value: number) => Number(value.toPrecision(4));
const disagree = (message: string) => new EinthovenError('RECORDS_DISAGREE', message);
