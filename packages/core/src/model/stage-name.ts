/** The stages in their order. */
export const stageNames = ['read', 'segment', 'rectify', 'grid', 'layout', 'trace', 'signals', 'quality'] as const;
export type StageName = (typeof stageNames)[number];
