import { readCorpusTitle } from '../corpus-reader.js';
import type { ReadingSettings } from '../reading-settings.js';

export interface CorpusTitleInput {
  readonly folder: string;
  readonly reading: ReadingSettings;
}

export function run({ folder, reading }: CorpusTitleInput): Promise<string> {
  return readCorpusTitle(folder, reading);
}
