import { attachmentRecordsContract, attachmentsOfThreadsContract } from '../contract/attachment-records.contract.js';
import { ownerDataContract } from '../contract/owner-data.contract.js';
import { ATTACHMENT_ENTITIES, emptyRecords, threadsOf } from '../support/attachment-tables.js';
import { describeWithService } from '../support/describe-with-service.js';
import { emptyOwners } from '../support/owner-tables.js';
import { openPostgresTestDatabase, type TestDatabase } from '../support/test-database.js';

describeWithService('On Postgres', 'TEST_DATABASE_URL', (url) => {
  let database: TestDatabase;
  const create = () => emptyRecords(database.dataSource);
  beforeAll(async () => void (database = await openPostgresTestDatabase(url, ATTACHMENT_ENTITIES)));
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
