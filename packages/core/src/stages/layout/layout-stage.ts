import { EinthovenError } from '../../errors.ts';
import { shippedTemplates } from '../../layouts/shipped-templates.ts';
import type { LayoutTemplate } from '../../model/layout-template.ts';
import type { GriddedPage, LaidOutPage } from '../../model/page.ts';
import type { PagePrint } from '../../model/printed.ts';
import { drawLabelPage, type LabelPage } from '../../network/labels/draw-label-page.ts';
import type { Stage, StageContext } from '../../pipeline/stage.ts';
import { parsePrintedText } from '../../printed/parse-printed-text.ts';
import { calibrateLeads } from './calibrate/calibrate-leads.ts';
import { guessScale } from './calibrate/guess-scale.ts';
import { hearWitnesses } from './calibrate/hear-witnesses.ts';
import { chooseLayout } from './choose/choose-layout.ts';
import type { OrientedCandidate } from './choose/layout-evidence.ts';
import { readableOrientations } from './choose/readable-orientations.ts';
import { describeRows } from './describe-rows.ts';
import { describeScaleSource } from './describe-scale-source.ts';
import { drawLayoutOverlay } from './draw-overlay.ts';
import { type FindRowsOptions, type FoundRows, findRows } from './find-rows.ts';
import { type PlacedRows, placeGivenRows } from './given/place-given-rows.ts';
import { possibleOrientations } from './given/possible-orientations.ts';
import { givenLayout } from './given-layout.ts';
import type { LayoutOptions } from './layout-options.ts';
import { listMissingLeads } from './list-missing-leads.ts';
import { measureRowEnds } from './measure-row-ends.ts';
import { readLabels } from './print/read-labels.ts';
import { readTurnedLabels } from './print/read-turned-labels.ts';
import { readWords } from './print/read-words.ts';
import { findSeamMarks } from './seams/find-seam-marks.ts';
import { placeBoundaries } from './seams/place-boundaries.ts';
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

interface LayOutAid {
  readonly context: StageContext;
  readonly mayTurn: boolean;
  /** What was read before of the page as it lies now. */
  readonly print?: Partial<PagePrint>;
}

async function layOut(page: GriddedPage, options: LayoutOptions, aid: LayOutAid): Promise<LaidOutPage> {
  const placed = placeGivenRows(page.grid.map, options.rows);
  if (placed !== null && placed.orientation !== 'upright' && aid.mayTurn) {
    return layOut(turnPage(page, placed.orientation), options, { ...aid, mayTurn: false });
  }
  let drawn: LabelPage | undefined;
  const drawLabels = () => {
    drawn ??= drawLabelPage(page);
    return drawn;
  };
  const { context } = aid;
  const upright = aid.print?.labels ?? (await readLabels(drawLabels, options, context));
  const orientations = aid.mayTurn ? possibleOrientations(page.pose) : (['upright'] as const);
  const labels = await readTurnedLabels(upright, { options, orientations, context, drawLabels });
  const turn = (print: Partial<PagePrint> = {}) =>
    layOut(turnPage(page, 'upside-down'), options, { context, mayTurn: false, print });
  // Names are read before all that takes its time, and would be in vain, on a page that lies upside down.
  const turned = labels['upside-down'];
  const readable = readableOrientations(orientations, labels);
  const isUpsideDown = readable.length === 1 && readable[0] === 'upside-down';
  if (aid.mayTurn && options.rows.length === 0 && turned && isUpsideDown) return turn({ labels: turned });
  const templates = [...shippedTemplates(), ...options.extraTemplates];
  const found = findMeasuredRows(page, placed, {
    refuse: (count) => refuseManyRows(count, templates),
    isUpright: !aid.mayTurn,
  });
  const evidence = describeRows(found, page.flat);
  if (evidence.rows.length === 0) throw new EinthovenError('NO_TRACES');
  const words = aid.print?.words === undefined ? await readWords(page, options, context) : aid.print.words;
  const print = { labels: upright, words, personal: options.personal };
  const printed = print.words === null ? null : parsePrintedText(print.words);
  const witnesses = hearWitnesses(evidence, printed, options);
  // Where two ECGs stand one above the other no layout fits that could tell that they lie upside down.
  if (aid.mayTurn && repeatNames(turned ?? [])) return turn();
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
    return layOut(turnPage(page, choice.orientation), options, { context, mayTurn: false });
  }
  // What looked like pulses that go down is none on an upright page.
  if (aid.mayTurn && evidence.pulses.some(({ top, foot }) => top > foot)) {
    return layOut(page, options, { context, mayTurn: false, print });
  }
  const shortRows = choice.regions.filter(({ rhythmStrip }) => !rhythmStrip).map(({ row }) => row);
  const seams = findSeamMarks(evidence.rows, {
    rows: [...new Set(shortRows)],
    separators: evidence.separators,
    names: upright.map(({ box }) => box),
  });
  const regions = placeBoundaries(choice.regions, seams, known.paperSpeed);
  return {
    ...page,
    print,
    ...(severalSets === null ? {} : { severalSets }),
    layout: {
      name: choice.name,
      ...(options.rows.length > 0 || options.template !== null ? { source: 'user' as const } : {}),
      ...listMissingLeads(choice.name, choice.regions, templates),
      ...(choice.leftOut === undefined || choice.leftOut.length === 0 ? {} : { leftOut: choice.leftOut }),
      ...calibrateLeads(regions, witnesses, evidence.rows),
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
    ...describeScaleSource(grid),
    ...(grid.conflicts ?? []),
    ...(pose.mirrored ? ['The page is mirrored; it was turned over.'] : []),
    ...(part === undefined ? [] : [`The page shows ${part.count} ECGs; this is number ${part.number} of them.`]),
    ...(sets.length > 1
      ? ['A second set of rows stands beside the first and was left out: cut the picture in two.']
      : []),
  ];
}
