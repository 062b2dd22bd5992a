import { EinthovenError } from '@einthoven/core';

/** Where a page or worker stands; Node has no such place. */
export interface Place {
  readonly href: string;
  readonly origin: string;
}

/**
 * The whole address of something that is fetched, relative to the page or worker. Nothing is fetched from elsewhere: pages
 * of patients and what is done with them are nobody else's matter. Outside a browser only files have an address.
 *
 * @throws EinthovenError OPTION_INVALID where the address is no address or lies on another origin.
 */
export function requireOwnAddress(
  address: string | URL,
  option: string,
  place: Place | undefined = globalThis.location,
): URL {
  const url = parseAddress(address, place);
  if (url !== null && (place === undefined ? url.protocol === 'file:' : isOwn(url, place))) return url;
  throw new EinthovenError('OPTION_INVALID', `${option} is ${address}, which is not on the page's own origin.`, {
    remedy: 'Serve the file from where the page itself comes from, and give its address there.',
  });
}

function parseAddress(address: string | URL, place: Place | undefined): URL | null {
  // A worker made from a blob has no folder of its own: addresses start at the root of its origin.
  const base = place?.href.startsWith('blob:') ? `${place.origin}/` : place?.href;
  try {
    return new URL(address, base);
  } catch {
    return null;
  }
}

/** A page without an origin says 'null', and so does every address without one: they are not the same place. */
function isOwn(url: URL, place: Place): boolean {
  return url.origin !== 'null' && url.origin === place.origin;
}
