import { Threads1764000000000 } from './1764000000000-threads.js';
import { Feedback1764000001000 } from './1764000001000-feedback.js';
import { Runs1764000002000 } from './1764000002000-runs.js';
import { Attachments1764000003000 } from './1764000003000-attachments.js';
import { Questions1764000004000 } from './1764000004000-questions.js';
import { RunCheckpoints1764000005000 } from './1764000005000-run-checkpoints.js';
import { ThreadOrder1764000006000 } from './1764000006000-thread-order.js';
import { AttachmentQuota1764000007000 } from './1764000007000-attachment-quota.js';
import { RunRequests1764000008000 } from './1764000008000-run-requests.js';
import { FormerPlaces1764000010000 } from './1764000010000-former-places.js';
import { RunUsage1764000011000 } from './1764000011000-run-usage.js';
import { OwnerMoves1764000012000 } from './1764000012000-owner-moves.js';

/** Every migration, oldest first. Listed by name because a glob finds different files in `dist` and in tests. */
export const migrations = [
  Threads1764000000000,
  Feedback1764000001000,
  Runs1764000002000,
  Attachments1764000003000,
  Questions1764000004000,
  RunCheckpoints1764000005000,
  ThreadOrder1764000006000,
  AttachmentQuota1764000007000,
  RunRequests1764000008000,
  FormerPlaces1764000010000,
  RunUsage1764000011000,
  OwnerMoves1764000012000,
];
