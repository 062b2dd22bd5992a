import { escapeHtml } from './escape-html.ts';
import { reportStyle } from './report-style.ts';

/** Nothing is loaded from anywhere, no script runs, no form is sent: pictures stand in the page itself. */
const securityPolicy =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** A whole HTML page around its body, which is HTML. */
export function writeHtmlPage(title: string, body: string): string {
  return (
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n' +
    `<meta http-equiv="Content-Security-Policy" content="${securityPolicy}">\n` +
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n<meta name="generator" content="Einthoven">\n' +
    `<title>${escapeHtml(title)}</title>\n<style>${reportStyle}</style>\n</head>\n<body>\n` +
    `<a class="skip" href="#main">Skip to the report</a>\n${body}\n</body>\n</html>\n`
  );
}
