import type { AddressInfo } from 'node:net';
import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ServerSettings } from '../config/settings.js';

/** Addresses that mean "all interfaces". A client cannot connect to them. */
const ALL_INTERFACES: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

/** Absolute URLs of the routes for uploading and downloading attachments. */
@Injectable()
export class AttachmentUrls {
  constructor(
    private readonly settings: ServerSettings,
    private readonly http: HttpAdapterHost,
  ) {}

  of(attachmentId: string): string {
    const base = this.settings.publicUrl ?? this.listeningUrl();
    return new URL(`attachments/${attachmentId}`, base.endsWith('/') ? base : `${base}/`).href;
  }

  /** Reads the port from the server, because with `PORT=0` the system chooses a free one. */
  private listeningUrl(): string {
    const server = this.http.httpAdapter?.getHttpServer() as { address(): AddressInfo | string | null } | undefined;
    const address = server?.address();
    const port = typeof address === 'object' && address ? address.port : this.settings.port;
    const { host } = this.settings;
    if (ALL_INTERFACES.has(host)) return `http://localhost:${port}`;
    return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  }
}
