/**
 * The layouts that come with Einthoven, as one YAML document; layouts of one's own are written in the same form.
 *
 * `rows`: the short leads, from top to bottom, in each row from left to right. `-aVR`: printed upside down (Cabrera).
 * `rhythmStrips`: full-width strips below; `any`: the signal decides which lead it is (usually II, then V1, then V5).
 * `columnTiming` (`sequential` when left out): `sequential`: each column goes on where the one before ended;
 * `simultaneous`: every column starts at 0 s.
 */
export const shippedLayouts = `
layouts:
  - name: 3x4
    description: Three rows of four leads, 2.5 s each
    rows: &standard3x4
      - [I, aVR, V1, V4]
      - [II, aVL, V2, V5]
      - [III, aVF, V3, V6]
  - name: 3x4+1
    description: Three rows of four leads, one rhythm strip
    rows: *standard3x4
    rhythmStrips: [any]
  - name: 3x4+2
    description: Three rows of four leads, two rhythm strips
    rows: *standard3x4
    rhythmStrips: [any, any]
  - name: 3x4+3
    description: Three rows of four leads, three rhythm strips (some call it 6x4)
    rows: *standard3x4
    rhythmStrips: [any, any, any]
  - name: 6x2
    description: Six rows of two leads, 5 s each
    rows: &standard6x2
      - [I, V1]
      - [II, V2]
      - [III, V3]
      - [aVR, V4]
      - [aVL, V5]
      - [aVF, V6]
  - name: 6x2+1
    description: Six rows of two leads, one rhythm strip
    rows: *standard6x2
    rhythmStrips: [any]
  - name: 12x1
    description: Twelve full-width rows
    rows: [[I], [II], [III], [aVR], [aVL], [aVF], [V1], [V2], [V3], [V4], [V5], [V6]]
  - name: 6x1-limb
    description: Six full-width rows of limb leads
    rows: [[I], [II], [III], [aVR], [aVL], [aVF]]
  - name: 6x1-precordial
    description: Six full-width rows of chest leads
    rows: [[V1], [V2], [V3], [V4], [V5], [V6]]
  - name: 3x2-limb
    description: Three rows of two limb leads
    rows: [[I, aVR], [II, aVL], [III, aVF]]
  - name: 3x2-precordial
    description: Three rows of two chest leads
    rows: [[V1, V4], [V2, V5], [V3, V6]]
  - name: 3x1
    description: Three full-width rows, I to III
    rows: [[I], [II], [III]]
  - name: 3x1-augmented
    description: Three full-width rows, aVR to aVF
    rows: [[aVR], [aVL], [aVF]]
  - name: 3x1-V1-V3
    description: Three full-width rows, V1 to V3
    rows: [[V1], [V2], [V3]]
  - name: 3x1-V4-V6
    description: Three full-width rows, V4 to V6
    rows: [[V4], [V5], [V6]]
  - name: cabrera12x1
    description: Twelve full-width rows, limb leads in the order of Cabrera
    rows: [[aVL], [I], [-aVR], [II], [aVF], [III], [V1], [V2], [V3], [V4], [V5], [V6]]
  - name: cabrera6x1
    description: Six full-width rows of limb leads in the order of Cabrera
    rows: [[aVL], [I], [-aVR], [II], [aVF], [III]]
  - name: cabrera6x2
    description: Six rows of two leads, limb leads in the order of Cabrera
    rows: &cabrera6x2
      - [aVL, V1]
      - [I, V2]
      - [-aVR, V3]
      - [II, V4]
      - [aVF, V5]
      - [III, V6]
  - name: cabrera6x2+1
    description: Six rows of two leads, limb leads in the order of Cabrera, one rhythm strip
    rows: *cabrera6x2
    rhythmStrips: [any]
  - name: cabrera3x4
    description: Three rows of four leads, limb leads in the order of Cabrera
    rows: &cabrera3x4
      - [aVL, II, V1, V4]
      - [I, aVF, V2, V5]
      - [-aVR, III, V3, V6]
  - name: cabrera3x4+1
    description: Three rows of four leads, limb leads in the order of Cabrera, one rhythm strip
    rows: *cabrera3x4
    rhythmStrips: [any]
`;
