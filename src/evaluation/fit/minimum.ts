const STEPS = 150;
const RATE = 0.05;
/** How much of the mean gradient, and of the mean square of it, a step keeps. */
const KEPT = 0.9;
const SQUARES_KEPT = 0.999;
const TINY = 1e-8;

/**
 * The point with the least value of a smooth function of `count` numbers, approached from 0 along its gradient with a step
 * of its own for each number (Kingma, Ba: Adam, 2015). Nothing in it is random.
 */
export function minimum(count: number, gradientAt: (point: Float64Array) => Float64Array): Float64Array {
  const point = new Float64Array(count);
  const means = new Float64Array(count);
  const squares = new Float64Array(count);
  for (let step = 1; step <= STEPS; step += 1) {
    const gradient = gradientAt(point);
    for (let index = 0; index < count; index += 1) {
      const slope = gradient[index]!;
      means[index] = KEPT * means[index]! + (1 - KEPT) * slope;
      squares[index] = SQUARES_KEPT * squares[index]! + (1 - SQUARES_KEPT) * slope * slope;
      const mean = means[index]! / (1 - KEPT ** step);
      const square = squares[index]! / (1 - SQUARES_KEPT ** step);
      point[index]! -= (RATE * mean) / (Math.sqrt(square) + TINY);
    }
  }
  return point;
}
