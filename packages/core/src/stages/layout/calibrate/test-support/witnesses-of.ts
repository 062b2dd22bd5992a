import type { PrintWitness, PulseWitness, Witnesses } from '../witnesses.ts';

export const noWitness: Witnesses = {
  user: { paperSpeed: null, limbGain: null, chestGain: null },
  pulse: null,
  print: null,
  rhythm: null,
};

/** Pulses on the left of three rows and print that say the same. */
export function bothAt(
  paperSpeed: number,
  gain: number,
): { readonly pulse: PulseWitness; readonly print: PrintWitness } {
  const said = (value: number) => ({ value, confidence: 0.9 });
  return {
    pulse: {
      paperSpeed,
      usualSpeed: true,
      usualGain: true,
      rows: [0, 1, 2].map((row) => ({ row, side: 'left', gain, otherGain: null })),
      confidence: 0.95,
    },
    print: { paperSpeed: said(paperSpeed), limbGain: said(gain), chestGain: said(gain), heartRate: null },
  };
}
