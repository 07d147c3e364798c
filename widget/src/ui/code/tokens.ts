export interface CodeToken {
  text: string;
  light?: string | undefined;
  dark?: string | undefined;
  /** Where colours come from a style sheet instead. */
  className?: string;
}
export type CodeLines = readonly (readonly CodeToken[])[];
