import { z } from 'zod';
import { gridOptionsSchema } from '../stages/grid/grid-options.ts';
import { layoutOptionsSchema } from '../stages/layout/layout-options.ts';
import { qualityOptionsSchema } from '../stages/quality/quality-options.ts';
import { readOptionsSchema } from '../stages/read/read-options.ts';
import { rectifyOptionsSchema } from '../stages/rectify/rectify-options.ts';
import { segmentOptionsSchema } from '../stages/segment/segment-options.ts';
import { signalsOptionsSchema } from '../stages/signals/signals-options.ts';
import { traceOptionsSchema } from '../stages/trace/trace-options.ts';

/** All options of all stages, with defaults, ranges and units: the one place from which help, docs and checks are made. */
export const digitizeOptionsSchema = z.strictObject({
  read: readOptionsSchema.prefault({}),
  segment: segmentOptionsSchema.prefault({}),
  rectify: rectifyOptionsSchema.prefault({}),
  grid: gridOptionsSchema.prefault({}),
  layout: layoutOptionsSchema.prefault({}),
  trace: traceOptionsSchema.prefault({}),
  signals: signalsOptionsSchema.prefault({}),
  quality: qualityOptionsSchema.prefault({}),
});
export type DigitizeOptions = z.infer<typeof digitizeOptionsSchema>;
