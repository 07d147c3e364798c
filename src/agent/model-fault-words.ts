import type { APIError } from 'openai';

/** Characters of the text of an error that are read. */
const READ_CHARACTERS = 2_000;
const TOO_LONG =
  /context[ _-]?(length|size|window)|maximum (context|prompt|input)|(prompt|input) is too long|input token count|too many (input |prompt )?tokens|exceed_context/i;
const FILTERED = /content[ _-]?(filter|policy)|ResponsibleAI|data_inspection_failed|was flagged|moderation/i;
const QUOTA = /insufficient[ _]?(quota|balance|credit|funds)/i;
/** "try again in 20s", "retry after 3 seconds", "retryDelay": "34s". */
const PAUSE =
  /(?:again in|retry in|retry after|retrydelay["': ]+) ?([\d.]{1,9}) ?(ms|milliseconds|s|sec|seconds|m|min|minutes)?(?![a-z])/i;
const UNITS: Readonly<Record<string, number>> = { ms: 0.001, milliseconds: 0.001, m: 60, min: 60, minutes: 60 };

/** What the text of a model server's error says beyond its status. The text itself is never shown or logged. */
export interface FaultWords {
  readonly isTooLong: boolean;
  readonly isFiltered: boolean;
  readonly isQuota: boolean;
  /** Seconds until the server wants to be asked again. */
  readonly pause?: number;
}

export function readFaultWords({ code, type, message, error }: APIError): FaultWords {
  const words = `${String(code)} ${String(type)} ${message} ${detailsOf(error)}`.slice(0, READ_CHARACTERS);
  const [, value, unit = 's'] = PAUSE.exec(words) ?? [];
  const pause = Math.ceil(Number(value) * (UNITS[unit.toLowerCase()] ?? 1));
  return {
    isTooLong: TOO_LONG.test(words),
    isFiltered: FILTERED.test(words),
    isQuota: QUOTA.test(words),
    ...(Number.isFinite(pause) ? { pause } : {}),
  };
}

function detailsOf(error: unknown): string {
  return typeof error === 'object' && error !== null ? JSON.stringify(error).slice(0, READ_CHARACTERS) : '';
}
