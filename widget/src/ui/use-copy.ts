import { useEffect, useState } from 'react';

const SHOWN_MILLISECONDS = 2_000;

/** Copies and says so for two seconds. Where the page may not use the clipboard nothing is claimed. */
export function useCopy(): [boolean, (text: string) => void] {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = (text: string): void => {
    navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return [copied, copy];
}
