import { EinthovenError } from '../errors.ts';
import { hashText } from './hash-text.ts';

/** In the order in which a patient who stands in several folds is put: what is tested must not have been learned. */
export const datasetParts = ['train', 'validation', 'test'] as const;
export type DatasetPart = (typeof datasetParts)[number];

/** A page or record that is to be put into a part. */
export interface SplitEntry {
  readonly name: string;
  /** Whose page it is; entries of one patient stay together. Null: nobody else's. */
  readonly patient: string | null;
  /** Stratified fold from 1, where the data set has folds. */
  readonly fold: number | null;
}

export type SplitOptions =
  | {
      /** Fold 10 is for tests, fold 9 for validation, the others for training, as PTB-XL's authors propose. */
      readonly by: 'fold';
    }
  | {
      /** `patient`: parts of the patients; `fraction`: parts of the entries. In both, patients stay together. */
      readonly by: 'patient' | 'fraction';
      /** How much goes to training, validation and test; taken over their sum. Default 0.8, 0.1, 0.1. */
      readonly fractions?: readonly [train: number, validation: number, test: number];
      /** Other seeds give other splits. Default 1. */
      readonly seed?: number;
    };

export interface DatasetSplit {
  /** Names by part, in the order of the entries. */
  readonly parts: Readonly<Record<DatasetPart, readonly string[]>>;
  /** Patients whose folds belong to several parts: all of their entries went to the one that is tested most. */
  readonly movedPatients: readonly string[];
}

interface Group {
  readonly key: string;
  readonly entries: readonly SplitEntry[];
}

const testFold = 10;
const validationFold = 9;
const defaultFractions = [0.8, 0.1, 0.1] as const;

/**
 * Puts every entry into one part; no patient stands in two. The order of the entries does not matter, and the same
 * seed gives the same parts.
 *
 * @throws EinthovenError OPTION_INVALID for fractions that are no fractions, RECORD_INVALID for an entry without fold
 *   or a name that comes twice.
 */
export function splitPages(entries: readonly SplitEntry[], options: SplitOptions): DatasetSplit {
  const groups = groupByPatient(entries);
  const partOf = options.by === 'fold' ? placeByFold(groups) : placeByFraction(groups, options);
  const parts: Record<DatasetPart, string[]> = { train: [], validation: [], test: [] };
  for (const entry of entries) parts[partOf.get(keyOf(entry))!].push(entry.name);
  const movedPatients =
    options.by === 'fold'
      ? groups
          .filter(({ entries: own }) => new Set(own.map(({ fold }) => partOfFold(fold!))).size > 1)
          .map(({ entries: own }) => own[0]!.patient!)
      : [];
  return { parts, movedPatients };
}

/** Names and patients never meet: a page without patient is alone even if a patient is called like it. */
const keyOf = ({ name, patient }: SplitEntry) => (patient === null ? `page ${name}` : `patient ${patient}`);

function groupByPatient(entries: readonly SplitEntry[]): Group[] {
  const groups = new Map<string, SplitEntry[]>();
  const names = new Set<string>();
  for (const entry of entries) {
    if (names.has(entry.name)) throw new EinthovenError('RECORD_INVALID', `${entry.name} stands twice in the list.`);
    names.add(entry.name);
    const key = keyOf(entry);
    const own = groups.get(key);
    if (own) own.push(entry);
    else groups.set(key, [entry]);
  }
  return [...groups].map(([key, own]) => ({ key, entries: own }));
}

function partOfFold(fold: number): DatasetPart {
  if (fold === testFold) return 'test';
  return fold === validationFold ? 'validation' : 'train';
}

function placeByFold(groups: readonly Group[]): Map<string, DatasetPart> {
  const ranks = groups.map(({ key, entries }): [string, DatasetPart] => {
    const rank = Math.max(...entries.map((entry) => datasetParts.indexOf(partOfFold(readFold(entry)))));
    return [key, datasetParts[rank]!];
  });
  return new Map(ranks);
}

function readFold({ name, fold }: SplitEntry): number {
  if (fold !== null && Number.isInteger(fold) && fold >= 1 && fold <= testFold) return fold;
  throw new EinthovenError('RECORD_INVALID', `${name} has the fold ${fold}; expected a whole number from 1 to 10.`);
}

/** In an order that only the seed knows, each group goes where most is missing. */
function placeByFraction(
  groups: readonly Group[],
  options: Exclude<SplitOptions, { readonly by: 'fold' }>,
): Map<string, DatasetPart> {
  const { by, fractions = defaultFractions, seed = 1 } = options;
  const sum = fractions.reduce((total, fraction) => total + fraction, 0);
  if (!(sum > 0 && Number.isFinite(sum)) || fractions.some((fraction) => fraction < 0)) {
    throw new EinthovenError('OPTION_INVALID', `${fractions.join(', ')} are no fractions of a whole.`);
  }
  const weigh = ({ entries }: Group) => (by === 'patient' ? 1 : entries.length);
  const whole = groups.reduce((total, group) => total + weigh(group), 0);
  const missing = fractions.map((fraction) => (fraction / sum) * whole);
  const ordered = groups
    .map((group) => ({ group, place: hashText(group.key, seed) }))
    .sort((left, right) => left.place - right.place || (left.group.key < right.group.key ? -1 : 1));
  const partOf = new Map<string, DatasetPart>();
  for (const { group } of ordered) {
    // A part of nothing stays empty, also when all others are full.
    let most = -1;
    for (let part = 0; part < missing.length; part++) {
      if (fractions[part]! > 0 && (most < 0 || missing[part]! > missing[most]!)) most = part;
    }
    missing[most]! -= weigh(group);
    partOf.set(group.key, datasetParts[most]!);
  }
  return partOf;
}
