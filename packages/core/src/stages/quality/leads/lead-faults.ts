import { type LeadName, leadNames, limbLeads, precordialLeads } from '../../../model/lead.ts';

/** Where a lead's signal really is, and whether it must be turned over. */
export type LeadMove = readonly [from: LeadName, sign: 1 | -1];

/** Under which name each lead's own signal stands; leads that are not named stand under their own. */
export type LeadMoves = ReadonlyMap<LeadName, LeadMove>;

/** Something that may be wrong with the names of leads: `right` says under which name each lead's own signal stands. */
export interface LeadFault {
  readonly code: 'ELECTRODES_SWAPPED' | 'LEADS_SWAPPED' | 'LEAD_INVERTED';
  /** What it looks like, in words. */
  readonly looksLike: string;
  readonly leads: readonly LeadName[];
  readonly right: LeadMoves;
}

type Moves = Partial<Record<LeadName, LeadMove>>;

const leftRight: Moves = { I: ['I', -1], II: ['III', 1], III: ['II', 1], aVR: ['aVL', 1], aVL: ['aVR', 1] };
const leftFoot: Moves = { I: ['II', 1], II: ['I', 1], III: ['III', -1], aVL: ['aVF', 1], aVF: ['aVL', 1] };
const rightFoot: Moves = { I: ['III', -1], III: ['I', -1], II: ['II', -1], aVR: ['aVF', 1], aVF: ['aVR', 1] };
/** All three electrodes moved on by one place, one way and the other. */
const around: Moves = {
  I: ['III', 1],
  II: ['I', -1],
  III: ['II', -1],
  aVR: ['aVL', 1],
  aVL: ['aVF', 1],
  aVF: ['aVR', 1],
};
const back: Moves = {
  I: ['II', -1],
  II: ['III', -1],
  III: ['I', 1],
  aVR: ['aVF', 1],
  aVL: ['aVR', 1],
  aVF: ['aVL', 1],
};

const columns: readonly (readonly LeadName[])[] = [0, 3, 6, 9].map((first) => leadNames.slice(first, first + 3));
const rows: readonly (readonly LeadName[])[] = [0, 1, 2].map((row) => columns.map((column) => column[row]!));

/** All faults that are looked for. The order of precordial leads, single leads, pairs, columns and rows of the page. */
export const leadFaults: readonly LeadFault[] = [
  electrodes('the electrodes of the left and right arm are swapped', leftRight),
  electrodes('the electrodes of the left arm and the foot are swapped', leftFoot),
  electrodes('the electrodes of the right arm and the foot are swapped', rightFoot),
  electrodes('the three limb electrodes are moved on by one place', around),
  electrodes('the three limb electrodes are moved on by one place', back),
  ...leadNames.map(
    (lead): LeadFault => ({
      code: 'LEAD_INVERTED',
      looksLike: `lead ${lead} is upside down`,
      leads: [lead],
      right: new Map([[lead, [lead, -1]]]),
    }),
  ),
  ...pairsOf(limbLeads).map(([a, b]) => swapped([a], [b])),
  ...pairsOf(precordialLeads).map(([a, b]) => swapped([a], [b])),
  ...pairsOf(columns).map(([a, b]) => swapped(a, b)),
  ...pairsOf(rows).map(([a, b]) => swapped(a, b)),
  swapped(['V1', 'V2', 'V3'], ['V6', 'V5', 'V4']),
];

function electrodes(looksLike: string, moves: Moves): LeadFault {
  const right = new Map(Object.entries(moves) as [LeadName, LeadMove][]);
  return { code: 'ELECTRODES_SWAPPED', looksLike, leads: [...right.keys()], right };
}

function swapped(a: readonly LeadName[], b: readonly LeadName[]): LeadFault {
  const right = new Map<LeadName, LeadMove>();
  for (const [k, lead] of a.entries()) {
    right.set(lead, [b[k]!, 1]);
    right.set(b[k]!, [lead, 1]);
  }
  const looksLike = `the names of ${a.join(', ')} and ${b.join(', ')} are swapped`;
  return { code: 'LEADS_SWAPPED', looksLike, leads: [...a, ...b], right };
}

function pairsOf<Item>(items: readonly Item[]): (readonly [Item, Item])[] {
  return items.flatMap((a, i) => items.slice(i + 1).map((b) => [a, b] as const));
}
