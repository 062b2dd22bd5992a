/** Layouts of pages with leads beyond the twelve, in the form of `shippedLayouts`: they come with Einthoven, too. */
export const fifteenLeadLayouts = `
layouts:
  - name: 3x5-V4R-V8-V9
    description: Fifteen leads in three rows of five, the last ones right-sided and posterior
    rows:
      - [I, aVR, V1, V4, V4R]
      - [II, aVL, V2, V5, V8]
      - [III, aVF, V3, V6, V9]
`;
