import { errorRegistry } from '@einthoven/core';
import type { Inspection } from './inspection.ts';

/** What is told on the terminal: the sidecar goes to a file. */
export type TextInspection = DistributiveOmit<Inspection, 'sidecar'>;
type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;

/** An inspection as people read it. */
export function formatInspection(inspection: TextInspection): string {
  const stages = inspection.stages.flatMap(({ stage, milliseconds, findings }) => [
    `${stage} (${milliseconds} ms)`,
    ...findings.map((finding) => `  ${finding}`),
  ]);
  return [...stages, ...describeEnd(inspection)].map((line) => `${line}\n`).join('');
}

function describeEnd(inspection: TextInspection): readonly string[] {
  if (inspection.status === 'failed') {
    const { code, message } = inspection;
    return [`failed: ${code}: ${message}`, errorRegistry[code].remedy];
  }
  const { missingLeads, reasons, status } = inspection;
  const missing = missingLeads.length > 0 ? [`missing leads: ${missingLeads.join(', ')}`] : [];
  return [`status: ${status}`, ...missing, ...reasons];
}
