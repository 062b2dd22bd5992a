import { EinthovenError } from '../../errors.ts';
import { parseLayoutTemplates } from '../../layouts/parse-layout-templates.ts';
import { shippedLayouts } from '../../layouts/shipped-layouts.ts';
import type { LayoutTemplate } from '../../model/layout-template.ts';
import type { GriddedPage, LaidOutPage } from '../../model/page.ts';
import type { LeadLabel } from '../../model/printed.ts';
import { drawLabelPage, type LabelPage } from '../../network/labels/draw-label-page.ts';
import { turnLabelPage } from '../../network/labels/turn-label-page.ts';
import type { Stage, StageContext } from '../../pipeline/stage.ts';
import { parsePrintedText } from '../../printed/parse-printed-text.ts';
import { calibrateLeads } from './calibrate/calibrate-leads.ts';
import { guessScale } from './calibrate/guess-scale.ts';
import { hearWitnesses } from './calibrate/hear-witnesses.ts';
import { chooseLayout } from './choose/choose-layout.ts';
import type { OrientedCandidate, OrientedLabels, PageOrientation } from './choose/layout-evidence.ts';
import { describeRows } from './describe-rows.ts';
import { drawLayoutOverlay } from './draw-overlay.ts';
import { type FindRowsOptions, type FoundRows, findRows } from './find-rows.ts';
import { type PlacedRows, placeGivenRows } from './given/place-given-rows.ts';
import { possibleOrientations } from './given/possible-orientations.ts';
import { givenLayout } from './given-layout.ts';
import type { LayoutOptions } from './layout-options.ts';
import { listMissingLeads } from './list-missing-leads.ts';
import { measureRowEnds } from './measure-row-ends.ts';
import { readLabels } from './print/read-labels.ts';
import { type ReadPrintAid, readPrint } from './print/read-print.ts';
import { tellOrientation } from './print/tell-orientation.ts';
import { findSets } from './sets/find-sets.ts';
import { repeatNames } from './sets/repeat-names.ts';
import { SeveralEcgsError } from './sets/several-ecgs-error.ts';
import { turnPage } from './turn-page.ts';

/** Rows, pulses, ticks, and from them which lead stands where. Turns the page over when it lies upside down or mirrored. */
export const layoutStage: Stage<GriddedPage, LaidOutPage, LayoutOptions> = {
  name: 'layout',
  run: (page, options, context) => layOut(page, options, { context, mayTurn: true }),
  drawOverlay: drawLayoutOverlay,
};

/** A page on which so many names are read this surely is not upside down. */
const surelyRead = 0.7;
const enoughLabels = 3;

interface LayOutAid {
  readonly context: StageContext;
  readonly mayTurn: boolean;
}

async function layOut(page: GriddedPage, options: LayoutOptions, aid: LayOutAid): Promise<LaidOutPage> {
  const placed = placeGivenRows(page.grid.map, options.rows);
  if (placed !== null && placed.orientation !== 'upright' && aid.mayTurn) {
    return layOut(turnPage(page, placed.orientation), options, { ...aid, mayTurn: false });
  }
  const templates = [...parseLayoutTemplates(shippedLayouts), ...options.extraTemplates];
  const found = findMeasuredRows(page, placed, {
    refuse: (count) => refuseManyRows(count, templates),
    isUpright: !aid.mayTurn,
  });
  const evidence = describeRows(found, page.flat);
  if (evidence.rows.length === 0) throw new EinthovenError('NO_TRACES');
  let drawn: LabelPage | undefined;
  const drawLabels = () => {
    drawn ??= drawLabelPage(page);
    return drawn;
  };
  const print = await readPrint(page, options, { context: aid.context, drawLabels });
  const printed = print.words === null ? null : parsePrintedText(print.words);
  const witnesses = hearWitnesses(evidence, printed, options);
  const orientations = aid.mayTurn ? possibleOrientations(page.pose) : (['upright'] as const);
  const labels = await readTurnedLabels(print.labels, { options, orientations, context: aid.context, drawLabels });
  // Where two ECGs stand one above the other no layout fits that could tell that they lie upside down.
  if (aid.mayTurn && repeatNames(labels['upside-down'] ?? [])) {
    return layOut(turnPage(page, 'upside-down'), options, { ...aid, mayTurn: false });
  }
  const known = { ...options, templates, orientations, labels, ...guessScale(witnesses) };
  const choice =
    options.rows.length === 0 ? chooseLayout(evidence, known) : givenLayout(evidence, { ...known, placed });
  const severalSets =
    options.rows.length > 0
      ? null
      : findSets(page, { labels: labels.upright ?? [], rows: evidence.rows, sets: found.sets, choice });
  if (choice.kind !== 'chosen') {
    const names = [...new Set(choice.candidates.map(nameCandidate))].join(', ');
    const code = choice.kind === 'ambiguous' ? 'LAYOUT_AMBIGUOUS' : 'LAYOUT_UNKNOWN';
    const error = new EinthovenError(code, `${choice.reason} Nearest: ${names}.`);
    throw severalSets === null ? error : new SeveralEcgsError(error, severalSets, page);
  }
  if (choice.orientation !== 'upright' && aid.mayTurn) {
    return layOut(turnPage(page, choice.orientation), options, { ...aid, mayTurn: false });
  }
  // What looked like pulses that go down is none on an upright page.
  if (aid.mayTurn && evidence.pulses.some(({ top, foot }) => top > foot)) {
    return layOut(page, options, { ...aid, mayTurn: false });
  }
  return {
    ...page,
    print,
    ...(severalSets === null ? {} : { severalSets }),
    layout: {
      name: choice.name,
      ...(options.rows.length > 0 || options.template !== null ? { source: 'user' as const } : {}),
      ...listMissingLeads(choice.name, choice.regions, templates),
      ...calibrateLeads(choice.regions, witnesses, evidence.rows),
      rows: evidence.rows,
      separators: evidence.separators,
      pulses: evidence.pulses,
      score: choice.score,
      runnerUp: choice.runnerUp,
      confidence: choice.confidence,
      uncertainties: [...choice.uncertainties, ...describePage(page, found)],
    },
  };
}

interface TurnedLabelsAid extends ReadPrintAid {
  readonly options: LayoutOptions;
  readonly orientations: readonly PageOrientation[];
}

/** The lead names of the page, and where few can be read as it lies, those of the page turned upside down. */
async function readTurnedLabels(
  upright: readonly LeadLabel[],
  { options, orientations, context, drawLabels }: TurnedLabelsAid,
): Promise<OrientedLabels> {
  if (orientations.length === 1) return { upright };
  const told = tellOrientation(upright);
  const readable = told.filter((label) => label.confidence >= surelyRead).length >= enoughLabels;
  if (readable || !orientations.includes('upside-down')) return { upright: told };
  const turned = await readLabels(() => turnLabelPage(drawLabels()), options, context);
  return { upright: told, 'upside-down': tellOrientation(turned) };
}

/** Fifteen leads one below the other, with a strip, and one that is none: names are not read on pages of more rows. */
const mostRows = 17;

function refuseManyRows(count: number, templates: readonly LayoutTemplate[]): void {
  const known = templates.map(({ rows, rhythmStrips }) => rows.length + rhythmStrips.length);
  if (count <= Math.max(mostRows, ...known)) return;
  throw new EinthovenError('LAYOUT_UNKNOWN', `The page has ${count} rows; no layout to choose from has as many.`);
}

function nameCandidate({ name, orientation }: OrientedCandidate): string {
  return orientation === 'upright' ? name : `${name} (${orientation})`;
}

/** The rows of the page with their ends as the source picture shows them, but for those that stand on a pulse. */
function findMeasuredRows(
  page: GriddedPage,
  placed: PlacedRows | null,
  options: Pick<FindRowsOptions, 'refuse' | 'isUpright'>,
): FoundRows {
  const { flat } = page;
  const given = placed?.rows.map(({ y }) => (y - flat.top) * flat.pixelsPerMillimetre) ?? null;
  const found = findRows(flat, { ...options, given });
  return { ...found, ends: measureRowEnds(found, page) };
}

function describePage({ pose, grid, part }: GriddedPage, { sets }: FoundRows): string[] {
  return [
    ...(grid.conflicts ?? []),
    ...(pose.mirrored ? ['The page is mirrored; it was turned over.'] : []),
    ...(part === undefined ? [] : [`The page shows ${part.count} ECGs; this is number ${part.number} of them.`]),
    ...(sets.length > 1
      ? ['A second set of rows stands beside the first and was left out: cut the picture in two.']
      : []),
  ];
}
