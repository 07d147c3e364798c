import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openTable, openVocabulary, readEncoderFiles } from './encoder-file.js';

interface Header {
  magic?: number;
  version?: number;
  queryScales?: number;
}

/** The file of an encoder with two rows of three numbers. */
function tableFile({ magic = 0x434e4553, version = 1, queryScales = 0 }: Header = {}, bytes = 32 + 8 + 6) {
  const file = new SharedArrayBuffer(bytes);
  const view = new DataView(file);
  const header = [magic, version, 2, 3, 512, queryScales];
  for (const [index, value] of header.entries()) if (4 * index + 4 <= bytes) view.setUint32(4 * index, value, true);
  return file;
}

describe('the files of the bundled encoder', () => {
  it('a complete table is opened with its rows, dimensions and limit of tokens', () => {
    expect(openTable(tableFile())).toMatchObject({ rows: 2, dimensions: 3, tokenLimit: 512 });
  });

  it.each([
    ['another kind of file', tableFile({ magic: 1 }), 'is not an encoder'],
    ['a later format', tableFile({ version: 2 }), 'another format'],
    ['a table with scales for questions', tableFile({ queryScales: 1 }), 'another format'],
    ['a file that was cut', tableFile({}, 45), 'has 45 bytes instead of 46'],
    ['a file with additional bytes', tableFile({}, 47), 'has 47 bytes instead of 46'],
    ['an empty file', tableFile({}, 0), 'shorter than its header'],
  ])('%s is rejected with a message that says what is wrong', (_, file, message) => {
    expect(() => openTable(file)).toThrow(
      expect.objectContaining({ code: 'encoder_files', message: expect.stringContaining(message) }),
    );
  });

  it('a vocabulary whose number of lines differs from the number of rows is rejected', () => {
    const bytes = new Uint8Array(new SharedArrayBuffer(4));
    bytes.set(Buffer.from('a\nb\n'));

    expect(openVocabulary(bytes.buffer, 2)).toEqual(['a', 'b']);
    expect(() => openVocabulary(bytes.buffer, 3)).toThrow('vocabulary.txt has 2 lines, and the table has 3 rows');
  });

  it('a missing file is reported with the code encoder_files', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'encoder-'));
    await writeFile(join(folder, 'encoder.bin'), 'SENC');

    await expect(readEncoderFiles(pathToFileURL(`${folder}/`))).rejects.toMatchObject({ code: 'encoder_files' });
    await rm(folder, { recursive: true });
  });
});
