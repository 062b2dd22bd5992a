import { EinthovenError } from '../errors.ts';
import { parseCsv } from './parse-csv.ts';
import { parsePythonLiteral } from './parse-python-literal.ts';

/** The labels in the order in which headers list them. */
export const ptbxlLabels = [
  'NORM',
  'Acute MI',
  'Old MI',
  'STTC',
  'CD',
  'HYP',
  'PAC',
  'PVC',
  'AFIB/AFL',
  'TACHY',
  'BRADY',
] as const;
export type PtbxlLabel = (typeof ptbxlLabels)[number];

/** The contents of the four tables of PTB-XL and PTB-XL+. */
export interface PtbxlTables {
  /** `ptbxl_database.csv` */
  readonly database: string;
  /** `scp_statements.csv` */
  readonly scpStatements: string;
  /** `12sl_statements.csv` */
  readonly slStatements: string;
  /** `12slv23ToSNOMED.csv` */
  readonly slMapping: string;
}

/** What the tables say of one ECG. Numbers that are missing are null. */
export interface PtbxlFacts {
  /** `hh:mm:ss` and `dd/mm/yyyy`, as WFDB headers write them. */
  readonly time: string;
  readonly date: string;
  readonly age: number | null;
  readonly sex: 'Male' | 'Female' | 'Unknown';
  /** Centimetres. */
  readonly height: number | null;
  /** Kilograms. */
  readonly weight: number | null;
  readonly labels: readonly PtbxlLabel[];
}

/** Numbers of the 12SL program's statements of an acute infarction, which PTB-XL's own labels do not tell apart. */
const acuteStatements = [821, 822, 823, 827, 829, 902, 903, 904, 963, 964, 965, 966, 967, 968];

/**
 * Facts by `ecg_id`, from the tables. An infarction is acute where 12SL has one of its acute statements, and old where
 * PTB-XL has the class MI and 12SL has none of them. Codes with a likelihood of 0 count, as in the data set's own script.
 *
 * @throws EinthovenError RECORD_INVALID for a table that is not the one it should be, or a row that cannot be read.
 */
export function readPtbxlFacts(tables: PtbxlTables): ReadonlyMap<number, PtbxlFacts> {
  const classOf = readClasses(tables.scpStatements);
  const acuteOf = readAcute(tables);
  const rows = parseCsv(tables.database, {
    required: ['ecg_id', 'recording_date', 'age', 'sex', 'height', 'weight', 'scp_codes'],
  });
  return new Map(
    rows.map((row) => {
      const id = Number(row.ecg_id);
      const where = `ptbxl_database.csv, ECG ${row.ecg_id}`;
      const codes = readCodes(row.scp_codes!, where);
      const classes = new Set(codes.flatMap((code) => classOf.get(code) ?? []));
      return [
        id,
        {
          ...readDate(row.recording_date!, where),
          age: readNumber(row.age!),
          sex: ({ 0: 'Male', 1: 'Female' } as const)[readNumber(row.sex!) ?? -1] ?? 'Unknown',
          height: readNumber(row.height!),
          weight: readNumber(row.weight!),
          labels: chooseLabels({ codes: new Set(codes), classes, isAcute: acuteOf.has(id) }),
        },
      ];
    }),
  );
}

/** Diagnostic class of each code: NORM, MI, STTC, CD, HYP. */
function readClasses(text: string): ReadonlyMap<string, string> {
  const rows = parseCsv(text, { required: ['index', 'diagnostic', 'diagnostic_class'] });
  return new Map(rows.filter((row) => Number(row.diagnostic) === 1).map((row) => [row.index!, row.diagnostic_class!]));
}

/** ECGs with an acute statement. */
function readAcute({ slStatements, slMapping }: PtbxlTables): ReadonlySet<number> {
  const mapping = parseCsv(slMapping, { required: ['StatementNumber', 'Acronym'] });
  const acute = new Set(
    mapping.filter((row) => acuteStatements.includes(Number(row.StatementNumber))).map((row) => row.Acronym!.trim()),
  );
  const found = new Set<number>();
  for (const row of parseCsv(slStatements, { required: ['ecg_id', 'statements'] })) {
    const statements = parsePythonLiteral(row.statements!);
    if (!Array.isArray(statements)) {
      throw new EinthovenError('RECORD_INVALID', `12sl_statements.csv, ECG ${row.ecg_id}: statements are no list.`);
    }
    if (statements.some((statement) => acute.has(String(statement).trim()))) found.add(Number(row.ecg_id));
  }
  return found;
}

function readCodes(text: string, where: string): readonly string[] {
  const codes = parsePythonLiteral(text);
  if (codes !== null && typeof codes === 'object' && !Array.isArray(codes)) {
    return Object.entries(codes).flatMap(([code, likelihood]) => (Number(likelihood) >= 0 ? [code] : []));
  }
  throw new EinthovenError('RECORD_INVALID', `${where}: scp_codes should be a dictionary, got "${text.slice(0, 40)}".`);
}

function chooseLabels(found: {
  readonly codes: ReadonlySet<string>;
  readonly classes: ReadonlySet<string>;
  readonly isAcute: boolean;
}): readonly PtbxlLabel[] {
  const { codes, classes, isAcute } = found;
  const has = (...names: readonly string[]) => names.some((name) => codes.has(name));
  const rules: Readonly<Record<PtbxlLabel, boolean>> = {
    NORM: classes.has('NORM'),
    'Acute MI': isAcute,
    'Old MI': classes.has('MI') && !isAcute,
    STTC: classes.has('STTC'),
    CD: classes.has('CD'),
    HYP: classes.has('HYP'),
    PAC: has('PAC'),
    PVC: has('PVC'),
    'AFIB/AFL': has('AFIB', 'AFLT'),
    TACHY: has('STACH', 'SVTAC', 'PSVT'),
    BRADY: has('SBRAD'),
  };
  return ptbxlLabels.filter((label) => rules[label]);
}

function readDate(text: string, where: string): Pick<PtbxlFacts, 'time' | 'date'> {
  const match = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d:\d\d:\d\d)$/.exec(text.trim());
  if (match) return { time: match[4]!, date: `${match[3]}/${match[2]}/${match[1]}` };
  throw new EinthovenError('RECORD_INVALID', `${where}: expected a date such as 1984-11-09 09:17:34, got "${text}".`);
}

function readNumber(text: string): number | null {
  const value = Number(text);
  return text.trim() === '' || !Number.isFinite(value) ? null : value;
}
