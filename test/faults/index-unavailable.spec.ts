import { UnavailableError } from '../../src/common/errors/unavailable.error.js';
import { Retriever } from '../../src/rag/retriever.js';
import { FakeRetriever } from '../support/agent-builders.js';
import { AppBuilder } from '../support/app.js';
import { Conversation, errorsOf, textOf } from './support/conversation.js';

describe('An unavailable search index', () => {
  it.each([
    ['unavailable', new UnavailableError('index_unavailable', 'The index is unavailable.')],
    ['broken', new RangeError('secret')],
  ])(
    'an answer with a search index that is %s says that search is not possible and completes',
    async (_what, fault) => {
      const retriever = new FakeRetriever(fault);
      const app = await new AppBuilder().withProvider(Retriever, retriever).start();
      const conversation = new Conversation(app.url);

      const events = await conversation.ask('How do I connect Postgres?');
      await app.close();

      expect(retriever.searches).toHaveLength(1);
      expect(errorsOf(events)).toEqual([]);
      expect(textOf(events)).toContain('cannot be searched right now');
      expect(JSON.stringify(events)).not.toContain('secret');
    },
  );
});
