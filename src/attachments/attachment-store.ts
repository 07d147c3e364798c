import type { Identity } from '../auth/identity.js';
import type { Attachment } from '../protocol/attachments.js';

/** What a client says about a file before it uploads the bytes. */
export interface NewAttachment {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly mime_type: string;
}

/** Attachments and their bytes, each owned by one `Identity`; another owner's behaves like one that does not exist. */
export abstract class AttachmentStore {
  /** Registers a file and says how to upload it. A refused size or type: `InvalidRequestError`. */
  abstract create(owner: Identity, file: NewAttachment): Promise<Attachment>;
  /** Missing: `NotFoundError`. */
  abstract load(owner: Identity, attachmentId: string): Promise<Attachment>;
  /** Overwrites what is known about the attachment, for example the thread it belongs to now. */
  abstract save(owner: Identity, attachment: Attachment): Promise<void>;
  /** Removes the record and the bytes. Missing: no error. */
  abstract delete(owner: Identity, attachmentId: string): Promise<void>;
}
