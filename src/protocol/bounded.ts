import { z } from 'zod';

/** An array whose length is checked before its elements are parsed: zod parses them first and reports an issue for each. */
export function boundedArray<T extends z.ZodType>(element: T, maximum: number) {
  return z.preprocess(lengthAtMost(maximum), z.array(element).max(maximum));
}

/** As `boundedArray`; an absent array is empty. */
export function boundedArrayOrEmpty<T extends z.ZodType>(element: T, maximum: number) {
  return z.preprocess(lengthAtMost(maximum), z.array(element).max(maximum).default([]));
}

/** A record of which at most `maximum` members are read before it is rejected. An absent record is empty. */
export function boundedRecordOrEmpty<T extends z.ZodType>(member: T, maximum: number) {
  const record = z.record(z.string(), member).meta({ maxProperties: maximum });
  return z.preprocess(lengthAtMost(maximum), record.default({}));
}

/** Whether a JSON value has more nested objects and arrays than `levels`. */
export function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isDeeperThan(member, levels - 1));
}

function lengthAtMost(maximum: number) {
  return (value: unknown, context: z.RefinementCtx): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const isArray = Array.isArray(value);
    if ((isArray ? value.length : countMembers(value, maximum)) > maximum) {
      const message = `More than ${maximum} ${isArray ? 'elements' : 'members'}`;
      const origin = isArray ? 'array' : 'object';
      context.addIssue({ code: 'too_big', origin, maximum, inclusive: true, message });
    }
    return value;
  };
}

/** The number of members, or a larger number than `maximum` as soon as there are more. */
function countMembers(value: object, maximum: number): number {
  let count = 0;
  for (const key in value) {
    if (!Object.hasOwn(value, key)) continue;
    count += 1;
    if (count > maximum) break;
  }
  return count;
}
