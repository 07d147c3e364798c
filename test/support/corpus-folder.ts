import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A temporary folder of Markdown files that a test writes and removes. */
export class CorpusFolder {
  private constructor(readonly path: string) {}

  static async with(files: Readonly<Record<string, string>>): Promise<CorpusFolder> {
    const folder = new CorpusFolder(await mkdtemp(join(tmpdir(), 'corpus-')));
    await folder.write(files);
    return folder;
  }

  async write(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(this.path, path)), { recursive: true });
      await writeFile(join(this.path, path), content);
    }
  }

  delete(path: string): Promise<void> {
    return rm(join(this.path, path));
  }

  remove(): Promise<void> {
    return rm(this.path, { recursive: true, force: true });
  }
}
