import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ACCEPTED_TYPES } from '../attachment-types.js';

export class UploadDescriptorDto {
  @ApiProperty({ format: 'uri' })
  url!: string;

  @ApiProperty({ enum: ['PUT', 'POST'] })
  method!: string;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, description: 'Send these along' })
  headers!: Record<string, string>;
}

/** An attachment as in the ChatKit protocol. */
export class AttachmentDto {
  @ApiProperty({ enum: ['file', 'image'] })
  type!: string;

  @ApiProperty({ example: 'atc_0192f0c1d2e37a4b8c5d6e7f8a9b0c1d' })
  id!: string;

  @ApiProperty({ example: 'notes.md', description: 'Without path and control characters' })
  name!: string;

  @ApiProperty({ enum: ACCEPTED_TYPES })
  mime_type!: string;

  @ApiPropertyOptional({ format: 'uri', description: 'Where an image can be seen; only of images' })
  preview_url?: string;

  @ApiPropertyOptional({ description: 'The thread whose message uses it' })
  thread_id?: string;

  @ApiPropertyOptional({ type: UploadDescriptorDto, description: 'How to send the bytes; gone once they have arrived' })
  upload_descriptor?: UploadDescriptorDto;
}

export class FileUploadDto {
  @ApiProperty({ type: 'string', format: 'binary' })
  file!: unknown;
}
