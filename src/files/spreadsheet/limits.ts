/** What one file may cost. A list of people that needs more is split by whoever sends it. */
export interface TableLimits {
  fileBytes: number;
  /** Everything inside a zip, once inflated. */
  inflatedBytes: number;
  /** Data rows, header not counted. */
  rows: number;
  columns: number;
  /** The header is looked for in the first rows of the sheet. */
  headerWithin: number;
  milliseconds: number;
  /** JavaScript heap of the process that reads it; what it inflates lies beside. */
  heapMb: number;
}

const MB = 1024 * 1024;

export const tableLimits: TableLimits = {
  fileBytes: 20 * MB,
  inflatedBytes: 200 * MB,
  rows: 50_000,
  columns: 200,
  headerWithin: 20,
  milliseconds: 60_000,
  heapMb: 512,
};

export const inMb = (bytes: number): number => Math.round(bytes / MB);
