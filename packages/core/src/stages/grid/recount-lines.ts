import { createPhaseMeter, type Frequency } from './phase-meter.ts';
import type { PhasePicture } from './phase-picture.ts';
import type { PhaseField } from './track-phase.ts';

export interface RecountLinesOptions {
  /** Lines counted along the family at each place of the picture, nearly: its slope is the frequency of the lines. */
  readonly surface: (column: number, row: number) => number;
  /** That frequency where the lines are clear. */
  readonly frequency: Frequency;
  /** Standard deviation of the window in pixels: about a large box. */
  readonly sigma: number;
}

/** Every so many lines one is darker. */
const linesABox = 5;
/** Neighbours on each side that vote with a place. */
const neighbourhood = 2;
/** Votes of a neighbourhood, and of the whole sheet, are believed when they agree this much (1: all alike). */
const leastAgreement = 0.85;
const leastCommonAgreement = 0.65;
/** On a grid that has darker lines, this part of the places shows them. */
const leastKnown = 0.6;
/** Darker lines that beat less than this part of the contrast are none. */
const leastQuality = 0.08;

/**
 * Sets the count right where it slipped by whole lines across a crease: the darker lines, every fifth, must have the same
 * numbers all over the sheet. A sheet without darker lines, or with as much doubt, stays as it is.
 */
export function recountLines(picture: PhasePicture, field: PhaseField, options: RecountLinesOptions): PhaseField {
  const { surface, sigma } = options;
  const { columns, hop, offset, phase } = field;
  const [column, row] = options.frequency;
  const measure = createPhaseMeter(picture, field, { frequency: [column / linesABox, row / linesABox], sigma });
  const votes = Array.from(phase, (count, k): readonly [number, number] => {
    if (Number.isNaN(count)) return [0, 0];
    const at = { column: offset + (k % columns) * hop, row: offset + Math.floor(k / columns) * hop };
    const frequency = [
      (surface(at.column + 1, at.row) - surface(at.column - 1, at.row)) / 2 / linesABox,
      (surface(at.column, at.row + 1) - surface(at.column, at.row - 1)) / 2 / linesABox,
    ] as const;
    const boxes = measure(k, frequency);
    if (boxes.quality < leastQuality) return [0, 0];
    // The number of the darker line among five, as an angle.
    const angle = 2 * Math.PI * (count / linesABox - boxes.phase);
    return [boxes.quality * Math.cos(angle), boxes.quality * Math.sin(angle)];
  });
  const common = agreementOf(votes);
  const followed = phase.filter((count) => !Number.isNaN(count)).length;
  const known = votes.filter(([cosine, sine]) => cosine !== 0 || sine !== 0).length;
  if (known < leastKnown * followed || common.agreement < leastCommonAgreement) return field;
  return {
    ...field,
    phase: phase.map((count, k) => {
      const around = agreementAround(votes, field, k);
      const slip = Math.round(((around.angle - common.angle) / (2 * Math.PI)) * linesABox);
      return around.agreement < leastAgreement ? count : count - (slip - linesABox * Math.round(slip / linesABox));
    }),
  };
}

type Vote = readonly [cosine: number, sine: number];

interface Agreement {
  readonly agreement: number;
  readonly angle: number;
}

function agreementOf(votes: readonly Vote[]): Agreement {
  return agreementWithin(votes, { left: 0, right: votes.length - 1, top: 0, bottom: 0, columns: votes.length });
}

function agreementAround(votes: readonly Vote[], { columns, rows }: PhaseField, k: number): Agreement {
  const [i, j] = [k % columns, Math.floor(k / columns)];
  return agreementWithin(votes, {
    left: Math.max(0, i - neighbourhood),
    right: Math.min(columns - 1, i + neighbourhood),
    top: Math.max(0, j - neighbourhood),
    bottom: Math.min(rows - 1, j + neighbourhood),
    columns,
  });
}

interface Rectangle {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly columns: number;
}

function agreementWithin(votes: readonly Vote[], { left, right, top, bottom, columns }: Rectangle): Agreement {
  let x = 0;
  let y = 0;
  let total = 0;
  for (let j = top; j <= bottom; j++) {
    for (let k = j * columns + left; k <= j * columns + right; k++) {
      const vote = votes[k]!;
      x += vote[0];
      y += vote[1];
      total += Math.sqrt(vote[0] * vote[0] + vote[1] * vote[1]);
    }
  }
  return { agreement: total > 0 ? Math.sqrt(x * x + y * y) / total : 0, angle: Math.atan2(y, x) };
}
