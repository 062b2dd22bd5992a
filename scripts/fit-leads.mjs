/**
 * Fits how the leads of a heart go together to records whose leads are named right. Pure: the same records give the same
 * model.
 *
 * @import { ArrangementEvidence, BeatModel, BeatScene } from '@einthoven/core'
 * @typedef {Pick<BeatModel, 'sizes' | 'means' | 'covariances'>} Shapes
 */
import { arrangeBins, arrangementEvidence, binLeads, leadFaults, leadNames, weighArrangements } from '@einthoven/core';

/** What reading from paper and other beats in other columns add to every lead: a tenth of the leads' size. */
const reading = 0.1;
/** Keeps weights small that the records do not tell. */
const ridge = 1e-3;
const steps = 30;
const arrangements = [null, ...leadFaults.map(({ right }) => right)];

/**
 * Size of each lead; mean and covariance of the independent leads in each phase of the beat.
 * @param {readonly BeatScene[]} scenes records with all twelve leads
 * @returns {Shapes}
 */
export function fitShapes(scenes) {
  const sizes = leadNames.map(() => 0);
  const bins = scenes.map(({ beats }) => {
    const squares = leadNames.map((lead) => meanSquare(beats.get(lead)));
    const size = squares.reduce((sum, value) => sum + value, 0) / leadNames.length;
    for (const [k, square] of squares.entries()) sizes[k] += square / size / scenes.length;
    return [...arrangeBins(binLeads(beats, 1 / Math.sqrt(size)), null).values()];
  });
  const [first] = bins;
  const means = Array.from(first[0], (_, phase) =>
    first.map((_lead, i) => bins.reduce((sum, rows) => sum + rows[i][phase], 0) / bins.length),
  );
  const covariances = means.map((mean, phase) =>
    mean.flatMap((a, i) =>
      mean.map((b, j) => {
        const sum = bins.reduce((total, rows) => total + (rows[i][phase] - a) * (rows[j][phase] - b), 0);
        return sum / (bins.length - 1) + (i === j ? reading ** 2 : 0);
      }),
    ),
  );
  return { sizes: Object.fromEntries(leadNames.map((lead, k) => [lead, sizes[k]])), means, covariances };
}

/**
 * Weights with which the arrangement that is right is the likeliest of all that can be told apart: a logistic model of
 * which of them is right (softmax), by Newton's method.
 * @param {readonly BeatScene[]} scenes @param {Shapes} shapes
 * @returns {Record<ArrangementEvidence, number>}
 */
export function fitWeights(scenes, shapes) {
  const rows = scenes.map((scene) => {
    const [right, ...others] = weighArrangements(scene, arrangements, shapes);
    return others.map((other) => arrangementEvidence.map((kind) => other[kind] - right[kind]));
  });
  const count = arrangementEvidence.length;
  const weights = new Array(count).fill(0);
  for (let step = 0; step < steps; step++) {
    const gradient = weights.map((weight) => 2 * ridge * rows.length * weight);
    const curvature = weights.map((_, i) => weights.map((__, j) => (i === j ? 2 * ridge * rows.length : 0)));
    for (const row of rows) addRow(row, { weights, gradient, curvature });
    const move = solve(curvature, gradient);
    const longest = Math.max(...move.map(Math.abs));
    for (let k = 0; k < count; k++) weights[k] -= move[k] * Math.min(1, 0.5 / longest);
  }
  return Object.fromEntries(arrangementEvidence.map((kind, k) => [kind, weights[k]]));
}

/** Adds what one record says to the gradient and curvature of the logarithm of the odds against it. */
function addRow(row, { weights, gradient, curvature }) {
  const odds = row.map((evidence) => evidence.reduce((sum, value, k) => sum + weights[k] * value, 0));
  const most = Math.max(0, ...odds);
  const parts = odds.map((value) => Math.exp(value - most));
  const total = Math.exp(-most) + parts.reduce((sum, value) => sum + value, 0);
  const mean = weights.map((_, k) => row.reduce((sum, evidence, r) => sum + (parts[r] / total) * evidence[k], 0));
  for (const [i, value] of mean.entries()) {
    gradient[i] += value;
    for (const [j, other] of mean.entries())
      curvature[i][j] +=
        row.reduce((sum, evidence, r) => sum + (parts[r] / total) * evidence[i] * evidence[j], 0) - value * other;
  }
}

/** Gauss and Jordan; the curvature is positive. */
function solve(matrix, right) {
  const rows = matrix.map((row, i) => [...row, right[i]]);
  for (const [pivot, row] of rows.entries()) {
    const value = row[pivot];
    for (let k = 0; k < row.length; k++) row[k] /= value;
    for (const other of rows) {
      const factor = other[pivot];
      if (other !== row) for (let k = 0; k < row.length; k++) other[k] -= factor * row[k];
    }
  }
  return rows.map((row) => row.at(-1));
}

function meanSquare(beat) {
  return beat.reduce((sum, value) => sum + value * value, 0) / beat.length;
}
