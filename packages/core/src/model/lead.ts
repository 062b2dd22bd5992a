/** Lead names as every output spells them. */
export const leadNames = ['I', 'II', 'III', 'aVR', 'aVL', 'aVF', 'V1', 'V2', 'V3', 'V4', 'V5', 'V6'] as const;
export type LeadName = (typeof leadNames)[number];
/** A lead as a page prints it: Cabrera pages print −aVR, upside down. */
export type PrintedLead = LeadName | '-aVR';

export const limbLeads = ['I', 'II', 'III', 'aVR', 'aVL', 'aVF'] as const satisfies readonly LeadName[];
export const precordialLeads = ['V1', 'V2', 'V3', 'V4', 'V5', 'V6'] as const satisfies readonly LeadName[];
