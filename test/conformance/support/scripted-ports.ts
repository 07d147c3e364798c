import {
  type AttachmentContent,
  AttachmentStore,
  type NewAttachment,
} from '../../../src/attachments/attachment-store.js';
import type { Owner } from '../../../src/auth/identity.js';
import { NotFoundError } from '../../../src/common/errors/not-found.error.js';
import { NotImplementedError } from '../../../src/common/errors/not-implemented.error.js';
import { newId } from '../../../src/common/ids.js';
import type { Attachment } from '../../../src/protocol/attachments.js';
import { type Feedback, type FeedbackKind, FeedbackStore } from '../../../src/threads/feedback-store.js';
import { type SpeechRecording, Transcriber } from '../../../src/transcription/transcriber.js';

/** Attachments as the fixture describes them: `$input` is copied from the request, `$generated` is a new id. */
export class ScriptedAttachments extends AttachmentStore {
  private readonly kept = new Map<string, Attachment>();

  constructor(
    private readonly calls: object[],
    private readonly script?: { create?: Record<string, unknown> },
  ) {
    super();
  }

  override async create(_owner: Owner, input: NewAttachment): Promise<Attachment> {
    if (!this.script?.create) throw new NotImplementedError('The fixture configures no attachment store.');
    this.calls.push({ method: 'create_attachment', input });
    const filled = Object.entries(this.script.create).map(([key, value]) => {
      if (value === '$input') return [key, input[key as keyof NewAttachment]];
      return [key, value === '$generated' ? newId('attachment') : value];
    });
    return Object.fromEntries(filled) as Attachment;
  }

  override async load(_owner: Owner, id: string): Promise<Attachment> {
    const attachment = this.kept.get(id);
    if (!attachment) throw new NotFoundError('attachment', id);
    return structuredClone(attachment);
  }

  override async save(_owner: Owner, attachment: Attachment): Promise<void> {
    this.kept.set(attachment.id, structuredClone(attachment));
  }

  override async delete(_owner: Owner, id: string): Promise<void> {
    this.calls.push({ method: 'delete_attachment', attachment_id: id });
    this.kept.delete(id);
  }

  override async read(owner: Owner, id: string): Promise<AttachmentContent> {
    return { attachment: await this.load(owner, id), bytes: new Uint8Array() };
  }

  list(): Attachment[] {
    return [...this.kept.values()];
  }
}

export class ScriptedFeedback extends FeedbackStore {
  constructor(private readonly calls: object[]) {
    super();
  }

  override async saveFeedback(
    _owner: Owner,
    threadId: string,
    itemIds: readonly string[],
    kind: FeedbackKind,
  ): Promise<void> {
    this.calls.push({ method: 'add_feedback', thread_id: threadId, item_ids: itemIds, feedback: kind });
  }

  override listFeedback(): Promise<Feedback[]> {
    return Promise.resolve([]);
  }

  override listFeedbackOn(): Promise<Feedback[]> {
    return Promise.resolve([]);
  }
}

export class ScriptedTranscriber extends Transcriber {
  constructor(
    private readonly calls: object[],
    private readonly result?: { text: string },
  ) {
    super();
  }

  override async transcribe({ bytes, mimeType }: SpeechRecording): Promise<string> {
    if (!this.result) throw new NotImplementedError('The fixture configures no transcriber.');
    this.calls.push({
      method: 'transcribe',
      data_base64: Buffer.from(bytes).toString('base64'),
      mime_type: mimeType,
      media_type: mimeType.split(';')[0],
    });
    return this.result.text;
  }
}
