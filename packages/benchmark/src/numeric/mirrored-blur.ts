/**
 * How much of a dot at `position` of a line of `length` pixels each pixel around it gets when the line is blurred and
 * mirrored at its ends (d c b a | a b c d | d c b a); pixels outside the line get nothing. As long as the kernel.
 */
export function mirroredBlur(position: number, length: number, kernel: readonly number[]): number[] {
  const radius = kernel.length >> 1;
  return kernel.map((_, i) => {
    const pixel = position + i - radius;
    if (pixel < 0 || pixel >= length) return 0;
    return kernel.reduce((sum, weight, k) => sum + (mirror(pixel + k - radius, length) === position ? weight : 0), 0);
  });
}

function mirror(index: number, length: number): number {
  const period = 2 * length;
  const inside = ((index % period) + period) % period;
  return inside < length ? inside : period - 1 - inside;
}
