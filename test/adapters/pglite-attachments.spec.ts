import { attachmentRecordsContract, attachmentsOfThreadsContract } from '../contract/attachment-records.contract.js';
import { ATTACHMENT_ENTITIES, emptyRecords, threadsOf } from '../support/attachment-tables.js';
import { openEmbeddedTestDatabase, type TestDatabase } from '../support/test-database.js';

describe('TypeOrmAttachmentRecords on PGlite', () => {
  let database: TestDatabase;
  const create = () => emptyRecords(database.dataSource);
  beforeAll(async () => void (database = await openEmbeddedTestDatabase(ATTACHMENT_ENTITIES)));
  afterAll(() => database.close());

  attachmentRecordsContract(create);
  attachmentsOfThreadsContract(
    create,
    threadsOf(() => database.dataSource),
  );
});
