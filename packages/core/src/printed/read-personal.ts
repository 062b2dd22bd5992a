import type { PersonalFields } from '../model/printed-fields.ts';
import { findMatches } from './find-matches.ts';
import type { PrintedRow } from './printed-row.ts';
import { readDates } from './read-dates.ts';
import { settleField } from './settle-field.ts';

/** Years of the oldest. */
const oldest = 120;

const labelledName =
  /(?<![A-Za-z])(?:patient(?:in)?(?:'s)?(?:en)?[ -]?name|patient|paciente|name|nom|nombre|nachname)(?: ?[:=] ?| )([^\t:=]{2,60}?)(?=\t|$| +(?:ID|DOB|Age|Sex|Edad|Alter|Geschlecht|Gender|M[aä]nnlich|Weiblich|Male|Female|Homme|Femme|Hombre|Mujer|Var[oó]n)(?![a-z]{3}))/gi;
/** As most carts print it, before the number of the patient. */
const nameBeforeId = /^\W*([A-ZÄÖÜ][\p{L}'-]+, ?[A-ZÄÖÜ][\p{L}'-]+(?: [A-ZÄÖÜ]\.?)?)(?=\s+(?:ID|Pat)\b)/gu;
const id =
  /(?<![A-Za-z])(?:patient(?:en)?[ -]?)?(?:ID|I\.D\.|pat\.?[ -]?(?:nr|id|no)\.?|MRN|PID|NHC|fallnummer|fall-nr\.?)(?: ?[:=#] ?| )((?:[A-Za-z]{0,4}-?)\d[\w-]{2,20})/gi;
const age = /(?<![\w.,-])(\d{1,3}) ?(?:yrs?|years?|y\.o\.|yo|jahre|j\.|ans|años|anos)(?![A-Za-z])/gi;
const labelledAge = /(?<![A-Za-z])(?:age|alter|âge|edad)(?: ?[:=] ?| )(\d{1,3})(?![\d.,/-])/gi;
const femaleWords = 'female|weiblich|f[ée]minin|femme|mujer|femenino';
const maleWords = 'male|m[aä]nnlich|masculin|homme|hombre|masculino|var[oó]n';
const sex = new RegExp(`(?<![\\p{L}])(?:(${femaleWords})|(${maleWords}))(?![\\p{L}])`, 'giu');
const labelledSex = /(?<![A-Za-z])(?:sex|gender|geschlecht|sexe|sexo)(?: ?[:=] ?| )(?:([FW])|([MH]))(?![A-Za-z])/gi;
const sexAfterAge = /(?<![\w.,-])\d{1,3} ?(?:yrs?|years?|yo|jahre)[ ,/]{1,3}(?:([FWfw])|([MHmh]))(?![A-Za-z])/g;

/** What the page says of the patient, and when it was recorded. */
export function readPersonal(rows: readonly PrintedRow[]): PersonalFields {
  const toSex = ([, female, male]: readonly (string | undefined)[]) =>
    female !== undefined ? 'female' : male !== undefined ? 'male' : null;
  const toAge = ([, text]: readonly (string | undefined)[]) => (Number(text) <= oldest ? Number(text) : null);
  const toName = ([, text]: readonly (string | undefined)[]) => {
    const name = text?.trim() ?? '';
    return /\p{L}{2}/u.test(name) && !/\d{3}/.test(name) ? name : null;
  };
  return {
    name: settleField([...findMatches(rows, labelledName, toName), ...findMatches(rows, nameBeforeId, toName)]),
    id: settleField(findMatches(rows, id, ([, text]) => text ?? null)),
    age: settleField([...findMatches(rows, age, toAge), ...findMatches(rows, labelledAge, toAge)]),
    sex: settleField([
      ...findMatches(rows, sex, toSex),
      ...findMatches(rows, labelledSex, toSex),
      ...findMatches(rows, sexAfterAge, toSex),
    ]),
    ...readDates(rows),
  };
}
