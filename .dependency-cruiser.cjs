/** The import picture of CONTRIBUTING.md. Every rule says why it exists. */
const rooms = {
  pure: '^src/(protocol|common)/',
  base: '^src/(config|auth|database|content|text|http|widgets|workers)/',
  neighbours: '^src/(rag|threads|attachments|transcription|site)/',
  questions: '^src/questions/',
  chatkit: '^src/chatkit/',
  agent: '^src/agent/',
  composition: '^src/(api-document/|health/|evaluation/|doctor/|[^/]+\\.ts$)',
};

const adapters = '^src/.+/(stores|indexes|embedders|rerankers|transcribers|logs|pools)/';
const drivers = '^src/database/drivers/';

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    forbid('no-cycles', 'A cycle means that two ideas are one, or that a third is missing.', {}, { circular: true }),
    forbid(
      'protocol-is-pure',
      'The wire is values: it knows nothing of ours.',
      { path: '^src/protocol/' },
      { path: '^src/', pathNot: '^src/protocol/' },
    ),
    forbid(
      'common-is-pure',
      'The kernel is used by everybody and so may use nobody.',
      { path: '^src/common/' },
      { path: '^src/', pathNot: '^src/common/' },
    ),
    forbid(
      'base-looks-down',
      'Configuration, identity, database, content, HTTP helpers and widgets serve the rooms above.',
      { path: rooms.base },
      { path: [rooms.neighbours, rooms.questions, rooms.chatkit, rooms.agent, rooms.composition] },
    ),
    ...['rag', 'threads', 'attachments', 'transcription', 'site'].map((room) =>
      forbid(
        `${room}-knows-no-neighbour`,
        'Rooms of one level are swapped alone; what joins them lives above.',
        { path: `^src/${room}/` },
        {
          path: [rooms.neighbours, rooms.questions, rooms.chatkit, rooms.agent, rooms.composition],
          pathNot: `^src/${room}/`,
        },
      ),
    ),
    forbid(
      'chatkit-knows-no-answers',
      'The protocol server works with any Responder: it sees neither the agent nor retrieval.',
      { path: rooms.chatkit },
      { path: [rooms.agent, rooms.questions, '^src/(rag|site)/', rooms.composition] },
    ),
    forbid(
      'questions-join-search-and-feedback',
      'What was asked is read beside the protocol server, never through it; who answers tells it and is not known to it.',
      { path: rooms.questions },
      { path: [rooms.agent, rooms.chatkit, '^src/(attachments|transcription|site)/', rooms.composition] },
    ),
    forbid(
      'agent-sees-only-the-port',
      'The agent implements the Responder and needs nothing else of chatkit.',
      { path: rooms.agent },
      { path: rooms.chatkit, pathNot: '^src/chatkit/responder\\.ts$' },
    ),
    forbid(
      'agent-looks-down',
      'Composition uses the agent, never the reverse.',
      { path: rooms.agent },
      { path: rooms.composition },
    ),
    forbid(
      'evaluation-sees-retrieval',
      'An evaluation measures retrieval and the answers without a model as the server has them, and stores nothing.',
      { path: '^src/evaluation/' },
      {
        path: '^src/',
        pathNot: [
          '^src/(evaluation|rag|protocol|common|config|auth|content|text|workers)/',
          '^src/(agent/(extractive-responder|extractive/phrases)|chatkit/responder)\\.ts$',
        ],
      },
    ),
    forbid(
      'health-sees-indicators',
      'Health asks each room; how the room knows is its own business. Its routes say that they are open to all.',
      { path: '^src/health/' },
      { path: '^src/', pathNot: '^src/(health/|http/|auth/access\\.decorator|.*\\.(health|module)\\.ts$)' },
    ),
    forbid(
      'adapters-are-chosen-once',
      'Only the providers file of a room names its adapters; an adapter may use the files beside it.',
      { path: '^src/', pathNot: ['\\.providers\\.ts$', adapters] },
      { path: adapters },
    ),
    forbid(
      'adapters-belong-to-one-room',
      'No room uses the adapters, the SQL or the tables of another room.',
      { path: '^src/([^/]+)/' },
      { path: [adapters, drivers, '/entities/'], pathNot: '^src/$1/' },
    ),
    forbid(
      'testing-is-for-tests',
      'Test doubles never run in a server: only specs and `test/` use them.',
      { path: '^(src|migrations)/', pathNot: '^src/testing/' },
      { path: '^src/testing/' },
    ),
    forbid(
      'no-test-code-in-source',
      'What ships does not depend on what tests it.',
      { path: '^src/', pathNot: '\\.spec\\.ts$' },
      { path: ['^test/', '\\.spec\\.ts$'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.spec\\.ts$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types'],
    },
  },
};
