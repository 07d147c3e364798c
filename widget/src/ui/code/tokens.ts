export interface CodeToken {
  text: string;
  light?: string | undefined;
  dark?: string | undefined;
  /** Class name, when a style sheet sets the colours. */
  className?: string;
}
export type CodeLines = readonly (readonly CodeToken[])[];
