import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeWfdb } from '../formats/wfdb/encode-wfdb.ts';
import { parseWfdbHeader } from '../formats/wfdb/parse-wfdb-header.ts';
import { synthesizeEcg } from '../render/synthesize-ecg.ts';
import { blindHeader } from './blind-header.ts';
import { joinNames, setHeaderComments } from './set-header-comments.ts';

const record = { ...synthesizeEcg({ seed: 1 }), name: 'secret', comments: ['Age: 56', 'Image: old.png', 'free words'] };
const header = new TextDecoder().decode(encodeWfdb(record).get('secret.hea')!);

describe('setHeaderComments', () => {
  it('replaces comments of these names, and leaves every other line', () => {
    const changed = setHeaderComments(header, { Image: ['a.png, b.png'], Record: ['r'] });
    expect(parseWfdbHeader(changed).comments).toEqual(['Age: 56', 'free words', 'Image: a.png, b.png', 'Record: r']);
    expect(changed.split('\n').slice(0, 13)).toEqual(header.split('\n').slice(0, 13));
  });

  it('changes nothing more when it is done again', () => {
    const text = fc.string({ unit: 'binary', maxLength: 20 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), (lines) => {
        const once = setHeaderComments(header, { Image: lines });
        expect(setHeaderComments(once, { Image: lines })).toBe(once);
        expect(once.split('\n').length).toBe(header.split('\n').length - 1 + lines.length);
      }),
    );
  });

  it('keeps lists within a line of the standard', () => {
    const names = Array.from({ length: 60 }, (_, index) => `00001_hr-${index}.png`);
    const lines = joinNames(names);
    expect(lines.every((line) => line.length <= 240)).toBe(true);
    expect(lines.join(', ').split(', ')).toEqual(names);
  });
});

describe('blindHeader', () => {
  it('tells the form of the record and nothing of what is in it', () => {
    const blind = parseWfdbHeader(blindHeader(header, 'p1'));
    expect(blind).toMatchObject({ recordName: 'p1', samplingFrequency: 500, sampleCount: 5000, comments: [] });
    expect(blind.signals.map(({ description }) => description)).toEqual(record.leads.map(({ lead }) => lead));
    expect(blind.signals.every(({ initialValue, checksum }) => initialValue === 0 && checksum === 0)).toBe(true);
    expect(blindHeader(header, 'p1')).not.toMatch(/secret|Age|Image|words/);
  });

  it('drops date and time', () => {
    const dated = header.replace(/^(.*)\n/, '$1 12:00:00 01/02/2020\n');
    expect(blindHeader(dated, 'p1')).toBe(blindHeader(header, 'p1'));
  });
});
