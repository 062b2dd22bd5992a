/** A step of the network's answer, and the answer that stands for a chance of one half: bytes of a logistic scale. */
const step = 1 / 20;
const half = 150;

/** What each byte of an answer of the ink network says, 0 to 1; the least one says 0. */
export const answerToChance: Float32Array = Float32Array.from({ length: 256 }, (_, answer) =>
  answer === 0 ? 0 : 1 / (1 + Math.exp((half - answer) * step)),
);
