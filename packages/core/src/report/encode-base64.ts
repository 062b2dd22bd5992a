const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** Pieces that are joined at the end: one string of a megabyte grown letter by letter is slow. */
const pieceLength = 3 * 4096;

/** Bytes as base64 with padding (RFC 4648). */
export function encodeBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; start += pieceLength) {
    let piece = '';
    const end = Math.min(bytes.length, start + pieceLength);
    for (let i = start; i < end; i += 3) {
      const [first, second, third] = [bytes[i]!, bytes[i + 1], bytes[i + 2]];
      piece += letters[first >> 2]! + letters[((first & 3) << 4) | ((second ?? 0) >> 4)]!;
      piece += second === undefined ? '=' : letters[((second & 15) << 2) | ((third ?? 0) >> 6)]!;
      piece += third === undefined ? '=' : letters[third & 63]!;
    }
    pieces.push(piece);
  }
  return pieces.join('');
}
