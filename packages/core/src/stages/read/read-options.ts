import { z } from 'zod';

/** Limits that keep a hostile or mistaken file from taking the machine. */
export const readOptionsSchema = z.strictObject({
  maximumBytes: z.int().min(1).default(200_000_000).describe('Largest file that is read.').meta({ unit: 'bytes' }),
  maximumPixels: z.int().min(1).default(100_000_000).describe('Largest picture that is decoded.').meta({ unit: 'px' }),
  minimumSide: z.int().min(16).default(200).describe('Shortest side that is worth a try.').meta({ unit: 'px' }),
  maximumPages: z.int().min(1).default(100).describe('Most pages read from one file.').meta({ unit: 'pages' }),
  maximumSeconds: z.number().min(0.1).default(60).describe('Longest time for one page.').meta({ unit: 's' }),
});
export type ReadOptions = z.infer<typeof readOptionsSchema>;
