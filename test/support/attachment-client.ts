import { collectFrames, postForEvents } from './sse-client.js';

export interface WireAttachment {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly mime_type: string;
  readonly preview_url?: string;
  readonly thread_id?: string;
  readonly upload_descriptor?: {
    readonly url: string;
    readonly method: string;
    readonly headers: Record<string, string>;
  };
}

export interface WireProblem {
  readonly status: number;
  readonly code: string;
}

/** Uploads and uses files as a ChatKit client does, over a real socket. */
export class AttachmentClient {
  constructor(private readonly url: string) {}

  async create(name: string, mime_type: string, size: number): Promise<WireAttachment> {
    return (await this.chatKit('attachments.create', { name, mime_type, size })) as WireAttachment;
  }

  async chatKit(type: string, params: object): Promise<object> {
    const body = JSON.stringify({ type, params });
    const response = await fetch(`${this.url}/chatkit`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
    });
    return (await response.json()) as object;
  }

  /** Uploads the bytes as the upload descriptor of the attachment demands. */
  put({ upload_descriptor: descriptor }: WireAttachment, bytes: BodyInit): Promise<Response> {
    if (!descriptor) throw new Error('The attachment has no upload descriptor.');
    return fetch(descriptor.url, { method: descriptor.method, headers: descriptor.headers, body: bytes });
  }

  async upload(name: string, mime_type: string, bytes: Uint8Array): Promise<WireAttachment> {
    const attachment = await this.create(name, mime_type, bytes.length);
    const response = await this.put(attachment, bytes.slice());
    return (await response.json()) as WireAttachment;
  }

  postForm(file: Blob | undefined, name: string, field = 'file'): Promise<Response> {
    const form = new FormData();
    form.set('purpose', 'chat');
    if (file) form.set(field, file, name);
    return fetch(`${this.url}/attachments`, { method: 'POST', body: form });
  }

  get(id: string): Promise<Response> {
    return fetch(`${this.url}/attachments/${id}`);
  }

  /** Sends a message. @returns the events of the answer, or the problem document. */
  async send(
    text: string,
    attachments: readonly string[],
  ): Promise<{ events: Record<string, unknown>[]; problem?: WireProblem }> {
    const input = { content: [{ type: 'input_text', text }], attachments, inference_options: {} };
    const stream = await postForEvents(`${this.url}/chatkit`, { type: 'threads.create', params: { input } });
    const events = (await collectFrames(stream)).map(({ data }) => data);
    return { events, ...(stream.body && { problem: JSON.parse(stream.body) as WireProblem }) };
  }
}
