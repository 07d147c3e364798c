import type { Provider } from '@nestjs/common';
import { AttachmentStore } from './attachment-store.js';
import { UnconfiguredAttachmentStore } from './stores/unconfigured.attachment-store.js';

export const attachmentProviders: Provider[] = [{ provide: AttachmentStore, useClass: UnconfiguredAttachmentStore }];
