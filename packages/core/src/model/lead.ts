/** The twelve standard leads, as every output spells them. */
export const leadNames = ['I', 'II', 'III', 'aVR', 'aVL', 'aVF', 'V1', 'V2', 'V3', 'V4', 'V5', 'V6'] as const;
/** Leads beyond the twelve that some pages print: right-sided, posterior and orthogonal. */
export const additionalLeadNames = ['V3R', 'V4R', 'V7', 'V8', 'V9', 'VX', 'VY', 'VZ'] as const;
export const everyLeadName = [...leadNames, ...additionalLeadNames] as const;
export type LeadName = (typeof everyLeadName)[number];
/** A lead as a page prints it: Cabrera pages print −aVR, upside down. */
export type PrintedLead = LeadName | '-aVR';

export const limbLeads = ['I', 'II', 'III', 'aVR', 'aVL', 'aVF'] as const satisfies readonly LeadName[];
export const precordialLeads = ['V1', 'V2', 'V3', 'V4', 'V5', 'V6'] as const satisfies readonly LeadName[];
