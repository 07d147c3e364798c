import { z } from 'zod';

/** How the client uploads the bytes of a two-phase attachment. Absent after the upload. */
export const uploadDescriptorSchema = z
  .object({
    url: z.url({ normalize: true }),
    method: z.enum(['POST', 'PUT']),
    headers: z.record(z.string(), z.string()).default({}),
  })
  .meta({ id: 'UploadDescriptor' });

const attachmentBase = {
  id: z.string(),
  name: z.string(),
  mime_type: z.string(),
  upload_descriptor: uploadDescriptorSchema.nullish(),
  /** Set when the message that carries the attachment is stored. */
  thread_id: z.string().nullish(),
  /** Free-form data of the integration: stored, never sent to a client. */
  metadata: z.record(z.string(), z.unknown()).nullish(),
};

export const fileAttachmentSchema = z
  .object({ ...attachmentBase, type: z.literal('file') })
  .meta({ id: 'FileAttachment' });
export const imageAttachmentSchema = z
  .object({ ...attachmentBase, type: z.literal('image'), preview_url: z.url({ normalize: true }) })
  .meta({ id: 'ImageAttachment' });
export const attachmentSchema = z
  .discriminatedUnion('type', [fileAttachmentSchema, imageAttachmentSchema])
  .meta({ id: 'Attachment' });

export type UploadDescriptor = z.infer<typeof uploadDescriptorSchema>;
export type FileAttachment = z.infer<typeof fileAttachmentSchema>;
export type ImageAttachment = z.infer<typeof imageAttachmentSchema>;
export type Attachment = z.infer<typeof attachmentSchema>;
