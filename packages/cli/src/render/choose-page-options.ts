import { type EcgRecord, EinthovenError, type LayoutTemplate } from '@einthoven/core';
import {
  createSeededRandom,
  type RenderOptions,
  randomPageOptions,
  referencePageOptions,
} from '@einthoven/core/render';
import { deriveSeed } from './derive-seed.ts';
import { drawWear } from './draw-wear.ts';
import type { PageOptions, RenderRequest } from './render-request.ts';

export interface ChosenPage {
  readonly options: RenderOptions;
  /** `clean`, the name of the capture, or `worn` where only options of the user wear the page. */
  readonly category: string;
}

/** Options that random pages print as text: they must be drawn, not changed afterwards. */
const printedOptions = ['paperSpeed', 'gain', 'chestGain', 'lowPass'] as const;
/** The rarest combination of speed and gain comes up about once in 300 draws. */
const mostDraws = 5000;

/** How one page is drawn and worn: the preset, then chance, then what the user set. */
export function choosePageOptions({ source, pageIndex, seed, style }: RenderRequest, record: EcgRecord): ChosenPage {
  const seedOf = (purpose: string) => deriveSeed(seed, source.name, pageIndex, purpose);
  const { render, wear } = style.options;
  const drawn = drawWear(style.wear, seedOf('wear'));
  const isWorn = drawn !== null || Object.keys(wear).length > 0;
  const options: RenderOptions = {
    ...choosePreset({ ...style, seed: seedOf('page') }, record),
    seed: seedOf('noise'),
    ...render,
    wear: isWorn ? { ...drawn?.options, ...wear } : null,
  };
  return { options, category: drawn?.capture ?? (isWorn ? 'worn' : 'clean') };
}

type PresetChoice = RenderRequest['style'] & { readonly seed: number };

function choosePreset(choice: PresetChoice, record: EcgRecord): RenderOptions {
  const { preset, options, templates, seed } = choice;
  if (preset === 'random') return drawPage(choice, record);
  const template = templates[Math.floor(createSeededRandom(seed).uniform() * templates.length)]!;
  if (preset === 'plain') return { template };
  return { ...adaptReference(options.render, template), template };
}

function drawPage({ templates, options, seed }: PresetChoice, record: EcgRecord): RenderOptions {
  const wanted = printedOptions.filter((name) => options.render[name] !== undefined);
  for (let draw = 0; draw < mostDraws; draw++) {
    const page = randomPageOptions(createSeededRandom(seed + draw), { templates });
    if (wanted.some((name) => page[name] !== options.render[name])) continue;
    // The record only changes what the texts say of it; measuring it takes longer than to draw a page.
    return randomPageOptions(createSeededRandom(seed + draw), { templates, record });
  }
  const asked = wanted.map((name) => `render.${name}=${options.render[name]}`).join(', ');
  throw new EinthovenError('OPTION_INVALID', `Random pages never have ${asked}: they print it as hospitals do.`, {
    remedy: 'Random pages have 12.5, 25 and 50 mm/s and 5, 10 and 20 mm/mV; for other values take the preset plain.',
  });
}

/** The reference page prints its speed and gain as text, and places the rows of its own layout. */
function adaptReference({ paperSpeed = 25, gain = 10 }: PageOptions, template: LayoutTemplate): PageOptions {
  const { rowBaselines, texts, ...page } = referencePageOptions;
  const rowCount = template.rows.length + template.rhythmStrips.length;
  const [speedText, gainText] = texts;
  return {
    ...page,
    ...(rowCount === rowBaselines.length ? { rowBaselines } : {}),
    texts: [
      { ...speedText, text: `${paperSpeed}mm/s` },
      { ...gainText, text: `${gain}mm/mV` },
    ],
  };
}
