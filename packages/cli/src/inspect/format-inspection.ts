import { errorRegistry } from '@einthoven/core';
import type { Inspection } from './inspection.ts';

/** An inspection as people read it. */
export function formatInspection(inspection: Inspection): string {
  const stages = inspection.stages.flatMap(({ stage, milliseconds, findings }) => [
    `${stage} (${milliseconds} ms)`,
    ...findings.map((finding) => `  ${finding}`),
  ]);
  return [...stages, ...describeEnd(inspection)].map((line) => `${line}\n`).join('');
}

function describeEnd(inspection: Inspection): readonly string[] {
  if (inspection.status === 'failed') {
    const { code, message } = inspection;
    return [`failed: ${code}: ${message}`, errorRegistry[code].remedy];
  }
  const { missingLeads, reasons, status } = inspection;
  const missing = missingLeads.length > 0 ? [`missing leads: ${missingLeads.join(', ')}`] : [];
  return [`status: ${status}`, ...missing, ...reasons];
}
