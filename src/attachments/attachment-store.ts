import type { Owner } from '../auth/identity.js';
import type { Attachment } from '../protocol/attachments.js';

/** A client's description of a file that it will upload. */
export interface NewAttachment {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly mime_type: string;
}

/** A file with its bytes, for an agent. */
export interface AttachmentContent {
  readonly attachment: Attachment;
  /** The file from its start, up to the requested limit. */
  readonly bytes: Uint8Array;
}

/**
 * Attachments and their bytes, each with one owner. The attachment of another owner is treated like a missing one.
 * ChatKit uses attachments only through this port; an integration that stores files elsewhere replaces it.
 */
export abstract class AttachmentStore {
  /** Registers a file; the result says how to upload it. Throws `InvalidRequestError` if size or type is not allowed. */
  abstract create(owner: Owner, file: NewAttachment): Promise<Attachment>;
  /** The result has an `upload_descriptor` until the bytes are uploaded. Throws `NotFoundError` if it is missing. */
  abstract load(owner: Owner, attachmentId: string): Promise<Attachment>;
  /** Overwrites the thread and the metadata of the attachment. Throws `NotFoundError` if it is missing. */
  abstract save(owner: Owner, attachment: Attachment): Promise<void>;
  /** Removes the record and the bytes. A missing attachment is not an error. */
  abstract delete(owner: Owner, attachmentId: string): Promise<void>;
  /**
   * The whole file, or its first `limit` bytes. Throws `NotFoundError` if it is missing, and `ConflictError` if it is not
   * uploaded yet.
   */
  abstract read(owner: Owner, attachmentId: string, limit?: number): Promise<AttachmentContent>;
}
