/** Browser storage that may be missing, full or forbidden: reads then return null and writes are ignored. */
export class SafeStorage {
  constructor(
    private readonly open: () => Storage,
    private readonly prefix: string,
  ) {}

  get(name: string): string | null {
    try {
      return this.open().getItem(this.prefix + name);
    } catch {
      return null;
    }
  }

  set(name: string, value: string | null): void {
    try {
      if (value === null || value === '') this.open().removeItem(this.prefix + name);
      else this.open().setItem(this.prefix + name, value);
    } catch {
      // Private windows and full disks throw.
    }
  }
}
