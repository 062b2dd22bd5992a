/** Paper speeds (mm/s) and gains (mm/mV) that machines offer. */
export const usualSpeeds = [25, 50, 12.5, 100] as const;
export const usualGains = [10, 5, 20, 2.5] as const;
/** Used where nothing says otherwise: by far the commonest settings. */
export const assumedSpeed = 25;
export const assumedGain = 10;
/** A calibration pulse lasts this long (s) and is 1 mV high (IEC 60601-2-25). */
export const pulseSeconds = 0.2;
