import { parse } from 'yaml';
import { z } from 'zod';
import { EinthovenError } from '../errors.ts';
import type { LayoutTemplate } from '../model/layout-template.ts';
import { everyLeadName, type PrintedLead } from '../model/lead.ts';

const printedLeads = [...everyLeadName, '-aVR'] as const satisfies readonly PrintedLead[];
const leadSchema = z.enum(printedLeads, { error: `expected one of ${printedLeads.join(', ')}` });

/** A strip that may show any lead: `any`, or an empty YAML value. */
const rhythmStripSchema = z.union([leadSchema, z.literal('any'), z.null()], {
  error: `expected any or one of ${printedLeads.join(', ')}`,
});

const templateSchema = z
  .strictObject({
    name: z.string().regex(/^[\w.+-]+$/, 'expected letters, digits and . _ + - only'),
    description: z.string().default(''),
    rows: z.array(z.array(leadSchema).min(1)).default([]),
    rhythmStrips: z
      .array(rhythmStripSchema)
      .default([])
      .transform((strips) => strips.map((strip) => (strip === 'any' ? null : strip))),
    columnTiming: z.enum(['sequential', 'simultaneous']).default('sequential'),
  })
  .superRefine((template, context) => {
    const leads = template.rows.flat().map((lead) => lead.replace('-', ''));
    const twice = leads.find((lead, index) => leads.indexOf(lead) !== index);
    if (twice !== undefined) {
      context.addIssue({ code: 'custom', path: ['rows'], message: `lead ${twice} stands there twice` });
    }
    if (new Set(template.rows.map((row) => row.length)).size > 1) {
      context.addIssue({ code: 'custom', path: ['rows'], message: 'expected as many columns in every row' });
    }
    if (template.rows.length + template.rhythmStrips.length === 0) {
      context.addIssue({ code: 'custom', path: ['rows'], message: 'expected at least one row or rhythm strip' });
    }
  });

const documentSchema = z.strictObject({ layouts: z.array(templateSchema) });

/**
 * Layout templates from a YAML document in the form of `shippedLayouts`: a list under `layouts`.
 *
 * @throws EinthovenError OPTION_INVALID naming the template and the value at fault: text that is not YAML, unknown
 * leads or keys, a lead twice, rows of unequal length, two templates of the same name.
 */
export function parseLayoutTemplates(yamlText: string): LayoutTemplate[] {
  const content = readYaml(yamlText);
  const parsed = documentSchema.safeParse(content);
  if (!parsed.success) throw new EinthovenError('OPTION_INVALID', describeIssue(parsed.error.issues[0]!, content));
  const templates = parsed.data.layouts;
  const names = templates.map((template) => template.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new EinthovenError('OPTION_INVALID', `Two layouts have the name ${twice}.`);
  return templates;
}

function readYaml(text: string): unknown {
  try {
    return parse(text, { logLevel: 'error' });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new EinthovenError('OPTION_INVALID', `The layouts are not YAML: ${reason}`, { cause: error });
  }
}

function describeIssue(issue: z.core.$ZodIssue, content: unknown): string {
  const [list, index, ...path] = issue.path;
  if (list !== 'layouts' || typeof index !== 'number') return `Layouts: ${issue.message}`;
  const entry = (content as { layouts: ({ name?: unknown } | null)[] }).layouts[index];
  const name = typeof entry?.name === 'string' ? entry.name : `number ${index + 1}`;
  const found = path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], entry);
  const shown = typeof found === 'object' ? '' : `, found ${String(found)}`;
  return `Layout ${name}: ${path.map(String).join('.')}: ${issue.message}${shown}`;
}
