import { EinthovenError } from '../../errors.ts';

/** What the header of the record says about a `.mat` signal file. */
export interface MatlabSignalFile {
  readonly fileName: string;
  readonly format: number;
  readonly signalCount: number;
  /** 0 where the header leaves it out. */
  readonly byteOffset: number;
}

/** Signal format of WFDB for each type of a Matlab 4 matrix: thousands for the order of bytes, tens for the number type. */
const formatOfType: Readonly<Record<number, number>> = { 20: 32, 30: 16, 40: 160, 50: 80, 1030: 61 };
const headerBytes = 20;
const matlab5Magic = 'MATLAB 5.0';

/**
 * Where the samples of a `.mat` signal file begin. These files hold one matrix in the format of Matlab 4 with a row a
 * signal (https://www.mathworks.com/help/pdf_doc/matlab/matfile_format.pdf, appendix A), which makes its bytes those of
 * a WFDB signal file.
 * @throws EinthovenError RECORD_INVALID where the matrix is not what the header of the record says.
 */
export function matlabDataOffset(bytes: Uint8Array, file: MatlabSignalFile): number {
  const { fileName, format, signalCount, byteOffset } = file;
  if (matlab5Magic === String.fromCharCode(...bytes.subarray(0, matlab5Magic.length))) {
    throw invalid(`${fileName} is a Matlab 5 file; signal files of WFDB hold a Matlab 4 matrix.`, {
      remedy: 'Save the matrix again in Matlab with "-v4", or in Python with scipy.io.savemat(..., format="4").',
    });
  }
  if (bytes.length < headerBytes) throw invalid(`${fileName} is too short for a Matlab file: ${bytes.length} bytes.`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const littleEndian = view.getUint32(0, true) < 5000;
  const [type, rows, columns, imaginary, nameLength] = [0, 4, 8, 12, 16].map((at) => view.getUint32(at, littleEndian));
  const offset = headerBytes + nameLength!;
  const isMatrix = rows! > 0 && columns! > 0 && imaginary === 0 && nameLength! > 0 && offset <= bytes.length;
  if (!isMatrix) throw invalid(`${fileName} does not begin like a Matlab 4 matrix.`);
  if (formatOfType[type!] !== format) {
    throw invalid(`${fileName} holds a matrix of type ${type}, which is not signal format ${format} of the header.`);
  }
  if (rows !== signalCount)
    throw invalid(`${fileName} has ${rows} rows; the header names ${signalCount} signals in it.`);
  if (byteOffset !== 0 && byteOffset !== offset) {
    throw invalid(`The samples of ${fileName} begin at byte ${offset}; the header says ${byteOffset}.`);
  }
  return offset;
}

const invalid = (message: string, options?: { readonly remedy: string }) =>
  new EinthovenError('RECORD_INVALID', message, options);
