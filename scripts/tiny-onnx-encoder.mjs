import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Numbers of a vector. */
const DIMENSIONS = 8;
/** Types of numbers in the ONNX format. */
const FLOAT = 1;
const INT64 = 7;
/** Words of one line have the same vector, so that the model finds a text that shares no word with the question. */
const MEANINGS = [
  ['[PAD]'],
  ['[UNK]', '[CLS]', '[SEP]'],
  ['stop', 'end', 'halt', 'quit'],
  ['port', 'address', 'socket'],
  ['program', 'server', 'process'],
  ['colour', 'paint', 'theme'],
];

/**
 * Writes a sentence encoder in the ONNX format with its tokenizer. Its only step looks up the vector of each word.
 * @param {string} folder is created.
 */
export async function writeTinyEncoder(folder) {
  const vocabulary = Object.fromEntries(MEANINGS.flat().map((word, id) => [word, id]));
  await mkdir(join(folder, 'onnx'), { recursive: true });
  await writeFile(join(folder, 'onnx', 'model.onnx'), model(MEANINGS.flatMap((words, line) => words.map(() => line))));
  const files = {
    'config.json': CONFIG,
    'tokenizer_config.json': TOKENIZER_CONFIG,
    'tokenizer.json': tokenizer(vocabulary),
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), JSON.stringify(content));
}

const CONFIG = { model_type: 'bert', architectures: ['BertModel'], hidden_size: DIMENSIONS };
const TOKENIZER_CONFIG = {
  tokenizer_class: 'PreTrainedTokenizerFast',
  model_max_length: 64,
  pad_token: '[PAD]',
  unk_token: '[UNK]',
  cls_token: '[CLS]',
  sep_token: '[SEP]',
};

function tokenizer(vocabulary) {
  const special = (token) => ({ id: token, ids: [vocabulary[token]], tokens: [token] });
  return {
    version: '1.0',
    added_tokens: [],
    normalizer: { type: 'Lowercase' },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    model: { type: 'WordLevel', vocab: vocabulary, unk_token: '[UNK]' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [
        { SpecialToken: { id: '[CLS]', type_id: 0 } },
        { Sequence: { id: 'A', type_id: 0 } },
        { SpecialToken: { id: '[SEP]', type_id: 0 } },
      ],
      pair: [],
      special_tokens: { '[CLS]': special('[CLS]'), '[SEP]': special('[SEP]') },
    },
    decoder: null,
  };
}

/** A `ModelProto` of onnx.proto: last_hidden_state = Gather(words, input_ids). */
function model(lineOfWord) {
  const numbers = lineOfWord.flatMap((line) =>
    Array.from({ length: DIMENSIONS }, (_, index) => (index === line && line > 1 ? 1 : 0.01)),
  );
  const words = message(
    [1, lineOfWord.length],
    [1, DIMENSIONS],
    [2, FLOAT],
    [8, 'words'],
    [9, Buffer.from(Float32Array.from(numbers).buffer)],
  );
  const node = message([1, 'words'], [1, 'input_ids'], [2, 'last_hidden_state'], [4, 'Gather']);
  const graph = message(
    [1, node],
    [2, 'tiny'],
    [5, words],
    [11, value('input_ids', INT64, ['batch', 'length'])],
    [11, value('attention_mask', INT64, ['batch', 'length'])],
    [12, value('last_hidden_state', FLOAT, ['batch', 'length', DIMENSIONS])],
  );
  return message([1, 8], [7, graph], [8, message([1, ''], [2, 13])]);
}

/** A `ValueInfoProto`: a name and the type of its tensor. A size that is a word is decided by the input. */
function value(name, type, sizes) {
  const shape = message(...sizes.map((size) => [1, message(typeof size === 'number' ? [1, size] : [2, size])]));
  return message([1, name], [2, message([1, message([1, type], [2, shape])])]);
}

/** A message of Protocol Buffers. A field is its number and a whole number, a text or bytes. */
function message(...fields) {
  return Buffer.concat(
    fields.flatMap(([number, content]) => {
      if (typeof content === 'number') return [varint(number * 8), varint(content)];
      const bytes = Buffer.from(content);
      return [varint(number * 8 + 2), varint(bytes.length), bytes];
    }),
  );
}

function varint(value) {
  const bytes = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    bytes.push(rest > 127 ? (rest % 128) + 128 : rest);
    if (rest <= 127) return Buffer.from(bytes);
  }
}
