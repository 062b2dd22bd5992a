import type { QualityWarning } from '../../../model/quality.ts';
import type { EcgRecord } from '../../../model/record.ts';
import { beatScene } from './beat-scene.ts';
import { findDoubledLeads } from './find-doubled-leads.ts';
import { findLeadFault } from './find-lead-fault.ts';
import { shippedBeatModel } from './shipped-beat-model.ts';

/** Warnings of leads that look swapped, inverted or doubled. The signals stay as they are: a real heart may look so. */
export function findLeadWarnings(record: EcgRecord): QualityWarning[] {
  const found = findLeadFault(beatScene(record), shippedBeatModel);
  const faults =
    found === null || found.gain < shippedBeatModel.leastGain
      ? []
      : [
          {
            code: found.fault.code,
            message:
              `It looks as if ${found.fault.looksLike}. A real heart may look so; nothing was changed. ` +
              'Compare with the names printed on the page and with another recording.',
            ...(found.fault.leads.length === 1 ? { lead: found.fault.leads[0]! } : {}),
          },
        ];
  const doubled = findDoubledLeads(record).map(([a, b]) => ({
    code: 'LEAD_DOUBLED',
    message: `Leads ${a} and ${b} show the same signal. One of them may carry the wrong name.`,
    lead: b,
  }));
  return [...faults, ...doubled];
}
