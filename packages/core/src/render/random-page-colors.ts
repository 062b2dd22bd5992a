import type { RandomPicks } from './create-random-picks.ts';

type Color = readonly [red: number, green: number, blue: number];

/** Grid inks at full strength, and how often pages have them. */
const gridInks: readonly (readonly [ink: Color, weight: number])[] = [
  [[226, 74, 84], 5],
  [[236, 120, 130], 5],
  [[240, 130, 40], 3],
  [[60, 165, 90], 2],
  [[60, 110, 205], 2],
  [[110, 110, 110], 3],
  [[25, 25, 25], 1.5],
  [[150, 95, 60], 1.5],
  [[200, 60, 150], 0.7],
];
const papers: readonly (readonly [paper: Color, weight: number])[] = [
  [[255, 255, 255], 6],
  [[255, 252, 244], 1.5],
  [[255, 246, 244], 1.5],
  [[246, 246, 244], 1],
  [[252, 250, 230], 0.5],
];

export interface RandomPageColors {
  readonly inkColor: Color;
  readonly paperColor: Color;
  readonly gridMinorColor: Color;
  readonly gridMajorColor: Color;
}

/** Ink that stands out, and a grid from hardly visible to nearly full strength, its 1 mm lines at most as dark as its 5 mm lines. */
export function randomPageColors(picks: RandomPicks): RandomPageColors {
  const { between, chance, weigh } = picks;
  const paperColor = weigh(papers);
  const ink = weigh(gridInks);
  const majorStrength = between(0.18, chance(0.25) ? 1 : 0.75);
  const minorStrength = chance(0.18) ? majorStrength : majorStrength * between(0.25, 0.8);
  return {
    inkColor: randomInk(picks),
    paperColor,
    gridMinorColor: mix(paperColor, ink, minorStrength),
    gridMajorColor: mix(paperColor, ink, majorStrength),
  };
}

function randomInk({ between, weigh }: RandomPicks): Color {
  const base = weigh<Color>([
    [[8, 8, 12], 6],
    [[20, 28, 120], 1.2],
    [[30, 60, 160], 0.5],
    [[60, 60, 64], 2],
    [[96, 30, 40], 0.3],
  ]);
  const lift = between(0, 24);
  return roundColor(base.map((value) => value + lift));
}

function mix(paper: Color, ink: Color, strength: number): Color {
  return roundColor(paper.map((value, channel) => value + strength * (ink[channel]! - value)));
}

function roundColor([red, green, blue]: readonly number[]): Color {
  return [Math.round(red!), Math.round(green!), Math.round(blue!)];
}
