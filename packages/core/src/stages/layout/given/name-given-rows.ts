import type { LayoutTemplate } from '../../../model/layout-template.ts';
import type { PrintedLead } from '../../../model/lead.ts';
import type { GivenRow, LayoutOptions } from '../layout-options.ts';

/** Given rows as a template. */
export interface GivenTemplate {
  /** Of the template with the same rows, or `given`. */
  readonly name: string;
  readonly rows: readonly (readonly PrintedLead[])[];
  readonly rhythmStrips: readonly PrintedLead[];
  readonly columnTiming: LayoutTemplate['columnTiming'];
  /** Those with the same rows. */
  readonly templates: readonly LayoutTemplate[];
}

/** Rows of one lead below rows of several are rhythm strips. */
export function nameGivenRows(
  given: readonly GivenRow[],
  { columnTiming, templates }: Pick<LayoutOptions, 'columnTiming'> & { readonly templates: readonly LayoutTemplate[] },
): GivenTemplate {
  const columns = Math.max(...given.map(({ leads }) => leads.length));
  const named = given.map(({ leads }) => leads.flatMap((lead) => lead ?? []));
  const short = named.filter((_, row) => given[row]!.leads.length > 1 || columns === 1);
  const strips = named.filter((_, row) => given[row]!.leads.length === 1 && columns > 1).flat();
  const same = templates.filter(
    (template) =>
      (columnTiming ?? template.columnTiming) === template.columnTiming &&
      JSON.stringify(template.rows) === JSON.stringify(short) &&
      template.rhythmStrips.length === strips.length &&
      template.rhythmStrips.every((lead, index) => lead === null || lead === strips[index]),
  );
  return {
    name: same[0]?.name ?? 'given',
    rows: short,
    rhythmStrips: strips,
    columnTiming: columnTiming ?? same[0]?.columnTiming ?? 'sequential',
    templates: same,
  };
}
