/** The mean and the standard deviation of one feature. */
export interface Scale {
  readonly mean: number;
  readonly deviation: number;
}

/** A column whose values differ less is constant: the mean of equal numbers is rounded, and weights are stored with six places. */
const CONSTANT_BELOW = 1e-5;

/** The scale of each column. A column that is always the same has the deviation 1. */
export function scalesOf(rows: readonly (readonly number[])[]): Scale[] {
  const width = rows[0]?.length ?? 0;
  return Array.from({ length: width }, (_, column) => {
    let sum = 0;
    for (const row of rows) sum += row[column]!;
    const mean = sum / rows.length;
    let squares = 0;
    for (const row of rows) squares += (row[column]! - mean) ** 2;
    const deviation = Math.sqrt(squares / rows.length);
    return { mean, deviation: deviation < CONSTANT_BELOW ? 1 : deviation };
  });
}

/** All rows one after the other, each column with the mean 0 and the deviation 1. */
export function standardized(rows: readonly (readonly number[])[], scales: readonly Scale[]): Float32Array {
  const flat = new Float32Array(rows.length * scales.length);
  for (const [index, row] of rows.entries())
    for (const [column, { mean, deviation }] of scales.entries())
      flat[index * scales.length + column] = (row[column]! - mean) / deviation;
  return flat;
}
