import { type Grade, grades } from '../model/quality.ts';

/** A grade as a person sees it without colours: filled dots, for screen readers the word alone. */
export function gradeWords(grade: Grade): string {
  const filled = grades.length - grades.indexOf(grade);
  const dots = '●'.repeat(filled) + '○'.repeat(grades.length - filled);
  return `<span class="grade ${grade}"><span class="dots" aria-hidden="true">${dots}</span> ${grade}</span>`;
}
