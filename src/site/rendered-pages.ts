/** Keeps the rendered pages that were used last, up to a number of bytes. */
export class RenderedPages<Page extends { readonly document: Uint8Array }> {
  /** The page that was used last is the last one. */
  private readonly pages = new Map<string, Page>();
  private bytes = 0;

  constructor(private readonly limit: number) {}

  get size(): number {
    return this.bytes;
  }

  get(address: string): Page | undefined {
    const page = this.pages.get(address);
    if (!page) return undefined;
    this.pages.delete(address);
    this.pages.set(address, page);
    return page;
  }

  /** A page that is larger than the limit is not kept. */
  set(address: string, page: Page): void {
    this.remove(address);
    this.pages.set(address, page);
    this.bytes += page.document.byteLength;
    for (const oldest of this.pages.keys()) {
      if (this.bytes <= this.limit) return;
      this.remove(oldest);
    }
  }

  clear(): void {
    this.pages.clear();
    this.bytes = 0;
  }

  private remove(address: string): void {
    this.bytes -= this.pages.get(address)?.document.byteLength ?? 0;
    this.pages.delete(address);
  }
}
