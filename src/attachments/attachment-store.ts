import type { Identity } from '../auth/identity.js';
import type { Attachment } from '../protocol/attachments.js';

/** What a client says about a file before it uploads the bytes. */
export interface NewAttachment {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly mime_type: string;
}

/** A file as an agent reads it. */
export interface AttachmentContent {
  readonly attachment: Attachment;
  /** From the start of the file, as many as were asked for. */
  readonly bytes: Uint8Array;
}

/**
 * Attachments and their bytes, each owned by one `Identity`; another owner's behaves like one that does not exist.
 * All that ChatKit knows of attachments: an integration that keeps files elsewhere replaces this whole.
 */
export abstract class AttachmentStore {
  /** Registers a file and says how to upload it. A refused size or type: `InvalidRequestError`. */
  abstract create(owner: Identity, file: NewAttachment): Promise<Attachment>;
  /** Has an `upload_descriptor` as long as the bytes have not arrived. Missing: `NotFoundError`. */
  abstract load(owner: Identity, attachmentId: string): Promise<Attachment>;
  /** Overwrites the thread that the attachment belongs to, and its metadata. Missing: `NotFoundError`. */
  abstract save(owner: Identity, attachment: Attachment): Promise<void>;
  /** Removes the record and the bytes. Missing: no error. */
  abstract delete(owner: Identity, attachmentId: string): Promise<void>;
  /**
   * The file itself, whole or no more than `limit` bytes of it. Missing: `NotFoundError`. Not uploaded yet:
   * `ConflictError`.
   */
  abstract read(owner: Identity, attachmentId: string, limit?: number): Promise<AttachmentContent>;
}
