/**
 * Part of a pixel that lies on the inner side of a straight edge, exactly: 0 to 1.
 *
 * @param depth How far inside the edge the pixel's centre lies, in pixels; negative outside.
 * @param normalColumn, normalRow The edge's unit normal; its sign does not matter.
 */
export function halfPlaneCoverage(depth: number, normalColumn: number, normalRow: number): number {
  const across = Math.abs(normalColumn);
  const along = Math.abs(normalRow);
  const reach = (across + along) / 2;
  if (depth >= reach) return 1;
  if (depth <= -reach) return 0;
  const long = across > along ? across : along;
  const short = across > along ? along : across;
  const distance = Math.abs(depth);
  if (distance <= (long - short) / 2) return 0.5 + depth / long;
  const corner = (reach - distance) ** 2 / (2 * long * short);
  return depth > 0 ? 1 - corner : corner;
}
