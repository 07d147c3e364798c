import { z } from 'zod';

/** One page of a list. `after` is the cursor of the next page, present only when `has_more` is true. */
export interface Page<T> {
  data: T[];
  has_more: boolean;
  after?: string | null;
}

export const pageOf = <T extends z.ZodType>(element: T) =>
  z.object({ data: z.array(element), has_more: z.boolean(), after: z.string().nullish() });

export const EMPTY_PAGE: Page<never> = { data: [], has_more: false };

export const sortOrderSchema = z.enum(['asc', 'desc']);
export type SortOrder = z.infer<typeof sortOrderSchema>;
