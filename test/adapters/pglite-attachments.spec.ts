import { attachmentRecordsContract, attachmentsOfThreadsContract } from '../contract/attachment-records.contract.js';
import { ownerDataContract } from '../contract/owner-data.contract.js';
import { ATTACHMENT_ENTITIES, emptyRecords, threadsOf } from '../support/attachment-tables.js';
import { emptyOwners } from '../support/owner-tables.js';
import { openEmbeddedTestDatabase, type TestDatabase } from '../support/test-database.js';

describe('On PGlite', () => {
  let database: TestDatabase;
  const create = () => emptyRecords(database.dataSource);
  beforeAll(async () => void (database = await openEmbeddedTestDatabase(ATTACHMENT_ENTITIES)));
  afterAll(() => database.close());

  describe('TypeOrmAttachmentRecords', () => {
    attachmentRecordsContract(create);
    attachmentsOfThreadsContract(
      create,
      threadsOf(() => database.dataSource),
    );
  });
  describe('OwnerData', () => {
    ownerDataContract(() => emptyOwners(database.dataSource));
  });
});
