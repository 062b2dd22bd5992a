/** How the page lies as it was given; `upside-down` is a half turn, `mirrored` swaps left and right. */
export type PageOrientation = 'upright' | 'upside-down' | 'mirrored' | 'mirrored-upside-down';
