/** Picture formats whose pages can be read. */
export const readableFormats = ['png', 'jpeg', 'webp', 'tiff', 'gif', 'bmp', 'avif'] as const;
export type ReadableFormat = (typeof readableFormats)[number];

/** Formats that are recognised so that the message can say what to do, and the remedy for each. */
export const unsupportedFormats = {
  heic: 'Export the photo as JPEG, or set the phone to take JPEG pictures ("most compatible").',
  pdf: 'Turn the page into a picture at 300 dpi, for example with `pdftoppm -r 300 -png page.pdf page`.',
  dicom: 'Export the frame as PNG from the viewer. A DICOM waveform object holds the signals already.',
  svg: 'Render the drawing as PNG at 300 dpi.',
  jp2: 'Convert the JPEG 2000 picture to PNG without resizing it.',
  jxl: 'Convert the JPEG XL picture to PNG or JPEG without resizing it.',
} as const satisfies Record<string, string>;
export type UnsupportedFormat = keyof typeof unsupportedFormats;

export type ImageFormat = ReadableFormat | UnsupportedFormat;

/** What a picture file says about itself before anything is decoded. */
export interface ImageHeader {
  /** Pixels of the page that was asked for, as stored: a turn by EXIF comes later. */
  readonly width: number;
  readonly height: number;
  /** Pages of a TIFF, frames of a GIF or WebP; otherwise 1. */
  readonly pageCount: number;
  /** Dots per inch along the rows and down the columns as stored; null where the header says nothing. */
  readonly resolution: { readonly horizontal: number; readonly vertical: number } | null;
}
