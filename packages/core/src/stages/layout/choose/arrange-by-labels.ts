import type { PrintedLead } from '../../../model/lead.ts';
import type { LeadLabel } from '../../../model/printed.ts';
import { type Arrangement, countColumns, type ShownWidth } from './arrangement.ts';
import { fitTimeAxis, type TimeAxis } from './fit-time-axis.ts';
import { listCuts } from './list-parts.ts';
import { columnOfLabel, listHeights, rowOfLabel } from './place-labels.ts';
import type { OrientedPage } from './weigh-hypothesis.ts';

const mostColumns = 6;
/** Labels less sure than this name nothing by themselves. */
const leastConfidence = 0.5;
/** At least this part of the places of a page has to have a name. */
const leastNamed = 0.6;
/** A page that shows one lead only is believed where its name is read surely. */
const leastOfOne = 0.85;

const nowhere = { rows: [], rhythmStrips: [], columnTiming: 'sequential' } as const;

/**
 * Layouts that rows and labels alone give, for pages that no template describes: every count of columns, whole or cut
 * off at one side, at every height at which the labels may stand over their rows. Places without a label stay open.
 */
export function arrangeByLabels(page: OrientedPage): Arrangement[] {
  const labels = page.labels.filter((label) => label.confidence >= leastConfidence);
  const baselines = page.evidence.rows.map((row) => row.baseline);
  const found = new Map<string, Arrangement>();
  for (const frame of listFrames(page)) {
    for (const height of listHeights(labels, baselines)) {
      const places = baselines.map(() => new Array<LeadLabel | null>(countColumns(frame.arrangement)).fill(null));
      for (const label of labels) {
        const row = rowOfLabel(label, height, { baselines, left: frame.axis.left });
        const column = columnOfLabel(label, frame.arrangement, frame.axis, page.paperSpeed);
        if (row === null || column === null) continue;
        const other = places[row]![column];
        if (!other || other.confidence < label.confidence) places[row]![column] = label;
      }
      const arrangement = arrange(places, frame.arrangement.shown);
      if (arrangement) found.set(JSON.stringify(arrangement), arrangement);
    }
  }
  return [...found.values()];
}

interface Frame {
  readonly arrangement: Arrangement;
  readonly axis: TimeAxis;
}

function listFrames({ extent, evidence, paperSpeed }: OrientedPage): Frame[] {
  const empty = (columns: number) => ({ ...nowhere, name: '', rows: [new Array<null>(columns).fill(null)] });
  const whole = Array.from({ length: mostColumns }, (_, index) => ({
    arrangement: empty(index + 1),
    axis: fitTimeAxis(extent, evidence.separators, { columns: index + 1, paperSpeed }),
  }));
  const duration = (extent.right - extent.left) / paperSpeed;
  const cut = listCuts(duration)
    .filter(({ columns }) => columns > 1 && columns <= mostColumns)
    .map(({ columns, from, to }) => ({
      arrangement: { ...empty(columns), shown: { from, to } },
      axis: { left: extent.left, duration, snapped: false },
    }));
  return [...whole, ...cut];
}

function arrange(places: readonly (readonly (LeadLabel | null)[])[], shown?: ShownWidth): Arrangement | null {
  const columns = places[0]?.length ?? 0;
  const isStrip = (row: readonly (LeadLabel | null)[]) => columns > 1 && row.slice(1).every((label) => label === null);
  let short = places.length;
  while (short > 1 && isStrip(places[short - 1]!)) short--;
  const nameOf = (label: LeadLabel | null): PrintedLead | null => label?.lead ?? null;
  const shortLabels = places.slice(0, short).flat();
  // Nothing but strips: columns that no label names are none.
  const isNamed = (column: number) => places.slice(0, short).some((row) => row[column] !== null);
  if (columns > 1 && !Array.from({ length: columns - 1 }, (_, index) => isNamed(index + 1)).includes(true)) return null;
  const rows = places
    .slice(0, short)
    .map((row) => row.map((label) => nameOf(isSurest(label, shortLabels) ? label : null)));
  const strips = places.slice(short).map((row) => row[0] ?? null);
  const named = places.flat().filter((label) => label !== null);
  const count = rows.length * columns + strips.length;
  if (named.length < leastNamed * count) return null;
  if (named.length === 1 && named[0]!.confidence < leastOfOne) return null;
  return {
    name: 'by-labels',
    rows,
    rhythmStrips: strips.map(nameOf),
    columnTiming: 'sequential',
    origin: 'labels',
    ...(shown ? { shown: { from: shown.from, to: shown.to } } : {}),
  };
}

/** The same name cannot stand at two short leads: the surer label has it, of equal ones the first. */
function isSurest(label: LeadLabel | null, labels: readonly (LeadLabel | null)[]): boolean {
  if (label === null) return false;
  const same = labels.filter((other) => other?.lead === label.lead);
  return same.find((other) => same.every((one) => one!.confidence <= other!.confidence)) === label;
}
