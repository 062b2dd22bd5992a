/** Ink map value of full ink: room is left above for darker spots, so that edges are not clipped. */
export const fullInk = 200;
/** Value that bare paper has after its light is divided out; room is left above for paper brighter than measured. */
export const paperLevel = 230;
