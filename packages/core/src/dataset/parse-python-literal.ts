import { EinthovenError } from '../errors.ts';

/** Strings, numbers, truth values, None, and lists (or tuples, sets) and dictionaries of them. */
export type PythonLiteral =
  | string
  | number
  | boolean
  | null
  | readonly PythonLiteral[]
  | { readonly [key: string]: PythonLiteral };

const tokenPattern =
  /\s*(?:([[\](){},:])|'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)|(\w+))\s*/y;
const words: Readonly<Record<string, PythonLiteral>> = { True: true, False: false, None: null, nan: null };
const closing: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}' };

/**
 * Reads a value as Python writes it, for tables whose fields hold lists and dictionaries: `{'NORM': 100.0}`.
 * @throws EinthovenError RECORD_INVALID naming the text.
 */
export function parsePythonLiteral(text: string): PythonLiteral {
  const tokens = readTokens(text);
  let place = 0;
  const fail = () => new EinthovenError('RECORD_INVALID', `"${text.slice(0, 80)}" is no value as Python writes it.`);
  function readValue(): PythonLiteral {
    const token = tokens[place++];
    if (token === undefined) throw fail();
    if ('value' in token) return token.value;
    const end = closing[token.sign];
    if (end === undefined) throw fail();
    return readItems(end);
  }
  function readItems(end: string): PythonLiteral {
    const list: PythonLiteral[] = [];
    const entries: [string, PythonLiteral][] = [];
    while (signAt(place) !== end) {
      const item = readValue();
      if (end === '}' && signAt(place) === ':') {
        place++;
        entries.push([String(item), readValue()]);
      } else {
        list.push(item);
      }
      if (signAt(place) === ',') place++;
      else if (signAt(place) !== end) throw fail();
    }
    place++;
    return end === '}' && list.length === 0 ? Object.fromEntries(entries) : list;
  }
  const signAt = (index: number) => {
    const token = tokens[index];
    if (token === undefined) throw fail();
    return 'sign' in token ? token.sign : null;
  };
  const value = readValue();
  if (place !== tokens.length) throw fail();
  return value;
}

type Token = { readonly sign: string } | { readonly value: PythonLiteral };

function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < text.length) {
    const start = tokenPattern.lastIndex;
    const match = tokenPattern.exec(text);
    const [, sign, single, double, number, word] = match ?? [];
    const string = single ?? double;
    if (sign !== undefined) tokens.push({ sign });
    else if (string !== undefined) tokens.push({ value: string.replace(/\\(.)/g, '$1') });
    else if (number !== undefined) tokens.push({ value: Number(number) });
    else if (word !== undefined && word in words) tokens.push({ value: words[word]! });
    else
      throw new EinthovenError('RECORD_INVALID', `"${text.slice(start, start + 40)}" is no value as Python writes it.`);
  }
  return tokens;
}
