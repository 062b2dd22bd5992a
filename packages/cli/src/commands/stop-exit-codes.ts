import type { StopSignal } from '../cli-io.ts';

/** As shells report a program that a signal ended: 128 + the number of the signal. */
export const stopExitCodes: Readonly<Record<StopSignal, number>> = { SIGINT: 130, SIGTERM: 143 };
