import type { Color } from '../color.ts';

const doubtful = [215, 20, 20] as const;
const middling = [215, 140, 0] as const;
const certain = [0, 140, 50] as const;

/** Red at confidence 0, orange at 0.5, green at 1. */
export function confidenceColor(confidence: number): Color {
  const place = Math.min(Math.max(confidence, 0), 1) * 2;
  const [from, to, t] = place < 1 ? [doubtful, middling, place] : [middling, certain, place - 1];
  const mix = (channel: 0 | 1 | 2) => Math.round(from[channel] + (to[channel] - from[channel]) * t);
  return [mix(0), mix(1), mix(2)];
}
