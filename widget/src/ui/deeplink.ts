const SCHEME = 'chatkit-link:';

export interface Deeplink {
  name: string;
  data: Record<string, string>;
}

/** Parses `chatkit-link://lesson?id=3`, a link that the page handles: its name and its values. Null for other URLs. */
export function deeplinkOf(url: string | null | undefined): Deeplink | null {
  if (!url?.toLowerCase().startsWith(`${SCHEME}//`)) return null;
  const [name = '', query = ''] = url.slice(SCHEME.length + 2).split('?');
  return { name: decoded(name.replace(/\/$/, '')), data: Object.fromEntries(new URLSearchParams(query)) };
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
