import type { LeadPlace } from '../../../model/page-layout.ts';
import { type MillimetresPerSecond, millimetres, seconds } from '../../../units.ts';
import type { Arrangement } from './arrangement.ts';
import type { TimeAxis } from './fit-time-axis.ts';
import type { StripIdentity } from './identify-strips.ts';
import { listShortLeads } from './list-short-leads.ts';

export interface BuildRegionsOptions {
  readonly axis: TimeAxis;
  readonly paperSpeed: MillimetresPerSecond;
  /** One for each rhythm strip of the template. */
  readonly strips: readonly StripIdentity[];
  /** The row of the page that each row of the template is. */
  readonly rowNumbers: readonly number[];
}

/** Where each named lead of `template` stands on the paper and in time: short leads first, then the rhythm strips. */
export function buildRegions(template: Arrangement, options: BuildRegionsOptions): LeadPlace[] {
  const { axis, paperSpeed } = options;
  const at = (part: number) => millimetres(axis.left + part * axis.duration * paperSpeed);
  const short = listShortLeads(template).map((place): LeadPlace => {
    const begin = template.columnTiming === 'sequential' ? place.from : 0;
    return {
      lead: place.lead === '-aVR' ? 'aVR' : place.lead,
      inverted: place.lead === '-aVR',
      row: options.rowNumbers[place.row]!,
      rhythmStrip: false,
      left: at(place.from),
      right: at(place.to),
      start: seconds(begin * axis.duration),
      end: seconds((begin + place.to - place.from) * axis.duration),
    };
  });
  const strips = options.strips.flatMap(({ lead, inverted }, index): LeadPlace[] =>
    lead === null
      ? []
      : [
          {
            lead,
            inverted,
            row: options.rowNumbers[template.rows.length + index]!,
            rhythmStrip: true,
            left: at(0),
            right: at(1),
            start: seconds(0),
            end: seconds(axis.duration),
          },
        ],
  );
  return [...short, ...strips];
}
