import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseWfdbHeader } from '../formats/wfdb/parse-wfdb-header.ts';
import { enrichPtbxlHeader } from './enrich-ptbxl-header.ts';
import { type PythonLiteral, parsePythonLiteral } from './parse-python-literal.ts';
import { readPtbxlFacts } from './ptbxl-labels.ts';

const tables = {
  database: [
    'ecg_id,patient_id,age,sex,height,weight,recording_date,scp_codes,strat_fold',
    `1,15709.0,56.0,1,,63.0,1984-11-09 09:17:34,"{'NORM': 100.0, 'LVOLT': 0.0, 'SR': 0.0}",3`,
    `2,13243.0,19.0,0,172.5,,1984-11-14 12:55:37,"{'IMI': 80.0, 'SBRAD': 0.0, 'PVC': 0.0}",2`,
    `3,1.0,,,,,1985-01-02 00:00:00,"{'AMI': 100.0, 'AFLT': 0.0, 'STACH': 0.0, 'PAC': 0.0}",1`,
    `4,2.0,300.0,1,,,1985-01-02 00:00:00,"{'NDT': 100.0, 'CLBBB': 50.0, 'LVH': 0.0}",1`,
  ].join('\n'),
  scpStatements: [
    ',description,diagnostic,form,rhythm,diagnostic_class',
    'NORM,normal ECG,1.0,,,NORM',
    'IMI,inferior infarction,1.0,,,MI',
    'AMI,anterior infarction,1.0,,,MI',
    'NDT,non-diagnostic T,1.0,1.0,,STTC',
    'CLBBB,left block,1.0,,,CD',
    'LVH,hypertrophy,1.0,,,HYP',
    'SR,sinus rhythm,,,1.0,',
  ].join('\n'),
  slStatements: ['ecg_id,statements', `1,"['SR', 'NML']"`, `2,"['IMI', 'ACUMI2']"`, `3,"['SR', 'ACUMI']"`].join('\n'),
  slMapping: ['StatementNumber,Acronym,id1', '22,SR,1', '821,ACUMI,2', '700,ACUMI2,3', '968,OTHER,4'].join('\n'),
};

describe('readPtbxlFacts', () => {
  const facts = readPtbxlFacts(tables);

  it('tells acute from old infarctions by the whole name of a 12SL statement', () => {
    // ACUMI2 begins like an acute statement and is none.
    expect(facts.get(2)!.labels).toEqual(['Old MI', 'PVC', 'BRADY']);
    expect(facts.get(3)!.labels).toEqual(['Acute MI', 'PAC', 'AFIB/AFL', 'TACHY']);
  });

  it('takes classes from the statements, also for ECGs that 12SL does not know', () => {
    expect(facts.get(1)!.labels).toEqual(['NORM']);
    expect(facts.get(4)!.labels).toEqual(['STTC', 'CD', 'HYP']);
  });

  it('reads date, age, sex and size', () => {
    expect(facts.get(1)).toMatchObject({ time: '09:17:34', date: '09/11/1984', age: 56, sex: 'Female' });
    expect(facts.get(1)).toMatchObject({ height: null, weight: 63 });
    expect(facts.get(2)).toMatchObject({ sex: 'Male', height: 172.5, weight: null });
    expect(facts.get(3)).toMatchObject({ age: null, sex: 'Unknown' });
  });

  it('names the table and the row at fault', () => {
    expect(() => readPtbxlFacts({ ...tables, slMapping: tables.scpStatements })).toThrow(/no column StatementNumber/);
    const undated = tables.database.replace('1984-11-14 12:55:37', 'yesterday');
    expect(() => readPtbxlFacts({ ...tables, database: undated })).toThrow(/ECG 2: expected a date .*yesterday/);
    const listed = tables.database.replace(`{'NORM': 100.0, 'LVOLT': 0.0, 'SR': 0.0}`, `['NORM']`);
    expect(() => readPtbxlFacts({ ...tables, database: listed })).toThrow(/ECG 1: scp_codes/);
    const odd = tables.slStatements.replace(`['SR', 'NML']`, 'SR');
    expect(() => readPtbxlFacts({ ...tables, slStatements: odd })).toThrow(/no value as Python/);
  });
});

describe('enrichPtbxlHeader', () => {
  const header = '00003_hr 1 500 5000\n00003_hr.dat 16 1000.0(0)/mV 16 0 -119 1508 0 I\n# Age: 99\n# other\n';
  const facts = readPtbxlFacts(tables).get(3)!;

  it('writes what the reference script writes', () => {
    expect(enrichPtbxlHeader(header, facts)).toBe(
      [
        '00003_hr 1 500 5000 00:00:00 02/01/1985',
        '00003_hr.dat 16 1000.0(0)/mV 16 0 -119 1508 0 I',
        '# other',
        '# Age: Unknown',
        '# Sex: Unknown',
        '# Height: Unknown',
        '# Weight: Unknown',
        '# Labels: Acute MI, PAC, AFIB/AFL, TACHY',
        '',
      ].join('\n'),
    );
  });

  it('can be done twice, and leaves a header that can be read', () => {
    const once = enrichPtbxlHeader(header, facts);
    expect(enrichPtbxlHeader(once, facts)).toBe(once);
    expect(parseWfdbHeader(once)).toMatchObject({ samplingFrequency: 500, sampleCount: 5000 });
  });
});

describe('parsePythonLiteral', () => {
  it('reads what Python writes', () => {
    expect(parsePythonLiteral(`{'a': [1, -2.5e3, None], "b'": (True, 'x\\'y'), 'c': {}}`)).toEqual({
      a: [1, -2500, null],
      "b'": [true, "x'y"],
      c: {},
    });
  });

  it('reads every value back', () => {
    const write = (value: PythonLiteral): string => {
      if (value === null) return 'None';
      if (typeof value === 'boolean') return value ? 'True' : 'False';
      if (typeof value === 'string') return `'${value.replace(/[\\']/g, '\\$&')}'`;
      if (typeof value === 'number') return String(value);
      if (Array.isArray(value)) return `[${value.map(write).join(', ')}]`;
      return `{${Object.entries(value)
        .map(([key, item]) => `${write(key)}: ${write(item)}`)
        .join(', ')}}`;
    };
    const plain = fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.string({ maxLength: 5 }));
    const value = fc.oneof(
      fc.array(plain, { maxLength: 4 }),
      fc.dictionary(
        fc.string({ minLength: 1, maxLength: 4 }).filter((key) => key !== '__proto__'),
        plain,
        { minKeys: 1, maxKeys: 4, noNullPrototype: true },
      ),
    );
    fc.assert(
      fc.property(value, (example) => {
        expect(parsePythonLiteral(write(example))).toEqual(example);
      }),
    );
  });

  it('refuses other texts', () => {
    for (const text of ['', '[1', '[1]]', '{1: }', 'os.exit()', '[1 2]', "'a"]) {
      expect(() => parsePythonLiteral(text), text).toThrow(/no value as Python/);
    }
  });
});
