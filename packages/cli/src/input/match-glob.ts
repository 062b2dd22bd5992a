import { EinthovenError } from '@einthoven/core';

/** What the letters of a pattern stand for; everything else stands for itself. */
const regularExpressionLetters = /[\\^$.|+()[\]{}*?/]/;

/**
 * Turns a glob pattern into a regular expression for whole paths with forward slashes.
 * `*` and `?` stay inside a folder name, `**` crosses folders, `[a-z]` and `[!a-z]` are sets, `{a,b}` are choices.
 * Throws OPTION_INVALID for a set such as `[z-a]`.
 */
export function globToRegularExpression(pattern: string): RegExp {
  let source = '';
  let depth = 0;
  let index = 0;
  while (index < pattern.length) {
    const rest = pattern.slice(index);
    const set = /^\[(!?)([^\]/]+)\]/.exec(rest);
    const letter = pattern[index]!;
    if (rest.startsWith('**/')) {
      source += '(?:[^/]+/)*';
      index += 3;
      continue;
    }
    if (rest.startsWith('**')) {
      source += '.*';
      index += 2;
      continue;
    }
    if (set) {
      source += `[${set[1] ? '^' : ''}${set[2]!.replace(/[\\^\]]/g, '\\$&')}]`;
      index += set[0].length;
      continue;
    }
    if (letter === '*') source += '[^/]*';
    else if (letter === '?') source += '[^/]';
    else if (/^\{[^{}]*\}/.test(rest)) {
      source += '(?:';
      depth++;
    } else if (letter === '}' && depth > 0) {
      source += ')';
      depth--;
    } else if (letter === ',' && depth > 0) source += '|';
    else source += regularExpressionLetters.test(letter) ? `\\${letter}` : letter;
    index++;
  }
  try {
    return new RegExp(`^${source}$`, 'u');
  } catch (error) {
    throw new EinthovenError('OPTION_INVALID', `"${pattern}" is no valid pattern.`, { cause: error });
  }
}

/** Whether a path fits a pattern. A pattern without a slash is held against the file name alone. */
export function matchGlob(pattern: string, path: string): boolean {
  const subject = pattern.includes('/') ? path : path.slice(path.lastIndexOf('/') + 1);
  return globToRegularExpression(pattern.replace(/^\.\//, '')).test(subject);
}

/** Whether a text holds any letter that makes it a pattern. */
export const isGlob = (text: string): boolean => /[*?[{]/.test(text);
