import type { SafeStorage } from './storage.js';

/** Unsent texts, one for each thread and one for a new chat. They survive reloads and failed requests. */
export class Drafts {
  private readonly listeners = new Set<() => void>();
  private readonly texts = new Map<string, string>();

  constructor(private readonly storage: SafeStorage) {}

  read(threadId: string | null): string {
    const name = threadId ?? 'new';
    return this.texts.get(name) ?? this.storage.get(name) ?? '';
  }

  write(threadId: string | null, text: string): void {
    const name = threadId ?? 'new';
    this.texts.set(name, text);
    this.storage.set(name, text);
    for (const listener of this.listeners) listener();
  }

  move(from: string | null, to: string | null): void {
    const text = this.read(from);
    if (text === '') return;
    this.write(from, '');
    this.write(to, text);
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
