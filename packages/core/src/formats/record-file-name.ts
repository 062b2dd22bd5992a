const fallback = 'record';

/**
 * A record's name as a file name that every format and system takes: letters, digits, `_` and `-` only, as WFDB wants
 * it. Accents are dropped, whatever else is foreign becomes `_`. Different names can become the same.
 */
export function recordFileName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{Mark}+/gu, '')
    .replace(/[^A-Za-z0-9_-]+/g, '_')
    // A leading hyphen would be an option on a command line, and WFDB reads `-` as standard input.
    .replace(/^[-_]+|_+$/g, '');
  return plain === '' ? fallback : plain;
}
